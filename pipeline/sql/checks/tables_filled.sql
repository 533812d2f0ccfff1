-- level: error
-- No core table is empty when an object it is made from was read.
with
  loaded as (
    select
      count(*) filter (
        kind = 'mi'
        and rows_read > rows_refused
      ) as mi,
      count(*) filter (
        kind = 'document'
        and rows_read > 0
      ) as documents
    from
      core.source
  )
select
  'core.school' as "table"
from
  loaded
where
  mi > 0
  and not exists (
    from
      core.school
  )
union all
select
  'core.inspection'
from
  loaded
where
  mi > 0
  and not exists (
    from
      core.inspection
  )
union all
select
  'core.judgement'
from
  loaded
where
  mi > 0
  and not exists (
    from
      core.judgement
  )
union all
select
  'core.document'
from
  loaded
where
  documents > 0
  and not exists (
    from
      core.document
  )
union all
select
  'core.page'
from
  loaded
where
  documents > 0
  and not exists (
    from
      core.page
  )
union all
select
  'core.sentence'
from
  loaded
where
  documents > 0
  and not exists (
    from
      core.sentence
  )
  and exists (
    from
      core.document
    where
      not no_text
  )
