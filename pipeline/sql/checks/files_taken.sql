-- level: error
-- Tables fetched since the last good build that were refused (an unknown, renamed or missing column is told in the reason),
-- or of which more than one row in ten was, and that no later file of the same name has made good.
with
  file as (
    select
      source.source_id,
      source.url,
      source.retrieved_at,
      source.rows_read,
      source.rows_refused,
      family.family,
      refused.reason
    from
      core.source as source
      join staging.file_family as family using (source_id)
      left join (
        select
          source_id,
          string_agg(
            reason,
            '; '
            order by
              reason
          ) as reason
        from
          core.refused
        where
          scope = 'file'
          -- The first days of a school year have no inspections to tell of.
          and reason not like '%a header and no rows%'
        group by
          source_id
      ) as refused using (source_id)
  ),
  judged as (
    select
      *,
      reason is not null
      or rows_refused * 10 > rows_read as is_bad
    from
      file
  )
select
  bad.url,
  bad.reason,
  bad.rows_read,
  bad.rows_refused,
  bad.source_id
from
  judged as bad anti
  join before.source as known using (source_id)
where
  bad.is_bad
  and bad.url is not null
  and exists (
    from
      before.source
  )
  and not exists (
    from
      judged as later
    where
      later.family = bad.family
      and later.retrieved_at > bad.retrieved_at
      and not later.is_bad
  )
