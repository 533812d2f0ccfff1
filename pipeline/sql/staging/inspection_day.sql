-- grain: one row per URN at the time, graded or not, inspection number and start date met in the MI files.
-- source: staging.mention.
-- caveats: where files give one inspection number with different dates, each file once, day is that of the newest file;
-- else it is the start date.
with
  numbered as (
    select
      key_urn,
      is_graded,
      inspection_number,
      arg_max (start_date, place) as day
    from
      staging.mention
    where
      inspection_number is not null
    group by all
    having
      min(start_date) <> max(start_date)
      and count(distinct (file, start_date)) = count(distinct file)
  ),
  met as (
    select
      key_urn,
      is_graded,
      inspection_number,
      start_date,
      list (distinct file) as files
    from
      staging.mention
    group by all
  )
select
  met.*,
  coalesce(numbered.day, met.start_date) as day
from
  met
  left join numbered on numbered.key_urn = met.key_urn
  and numbered.is_graded = met.is_graded
  and numbered.inspection_number = met.inspection_number
