-- level: error
-- Schools fell by more than 2 % since the last good build: in all, or from the newest monthly or daily file it had to the
-- newest file of the same name now.
with
  counted as (
    select
      source_id,
      count(distinct urn) as schools
    from
      (
        select
          source_id,
          urn
        from
          raw.mi_latest
        union all
        select
          source_id,
          urn
        from
          raw.gias_school
      )
    group by
      source_id
  ),
  file as (
    select
      family.family,
      counted.schools,
      source.source_id,
      coalesce(source.name, source.url, source.label) as name,
      source.as_at,
      source.retrieved_at,
      source.source_id in (
        select
          source_id
        from
          before.source
      ) as was_there
    from
      counted
      join core.source as source using (source_id)
      join staging.file_family as family using (source_id)
  ),
  newest as (
    select
      *
    from
      file qualify row_number() over (
        partition by
          family
        order by
          as_at desc nulls last,
          retrieved_at desc,
          source_id
      ) = 1
  ),
  newest_before as (
    select
      *
    from
      file
    where
      was_there qualify row_number() over (
        partition by
          family
        order by
          as_at desc nulls last,
          retrieved_at desc,
          source_id
      ) = 1
  )
select
  'schools in all' as what,
  rows_before as schools_before,
  rows_now as schools_now,
  null as file_before,
  null as source_id
from
  before.row_count
where
  table_name = 'core.school'
  and rows_now < 0.98 * rows_before
union all
select
  'schools of a file',
  newest_before.schools,
  newest.schools,
  newest_before.name,
  newest.source_id
from
  newest
  join newest_before using (family)
where
  newest.schools < 0.98 * newest_before.schools
