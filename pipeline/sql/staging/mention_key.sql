-- grain: one row per mention of an inspection in an MI file (place is its key), with the inspection it speaks of.
-- source: staging.mention, staging.inspection_day, staging.inspection_anchor.
-- caveats: inspection_id is the URN at the time and the start date the newest file gives; where two inspections of a school
-- start on one day (one graded, one not), the second has "-2" behind it.
with
  found as (
    select
      mention.place,
      mention.key_urn,
      mention.is_graded,
      mention.start_date,
      anchor.anchor
    from
      staging.mention as mention
      join staging.inspection_day as day on day.key_urn = mention.key_urn
      and day.is_graded = mention.is_graded
      and day.start_date = mention.start_date
      and day.inspection_number is not distinct from mention.inspection_number
      join staging.inspection_anchor as anchor on anchor.key_urn = day.key_urn
      and anchor.is_graded = day.is_graded
      and anchor.day = day.day
  ),
  named as (
    select
      key_urn,
      is_graded,
      anchor,
      arg_max (start_date, place) as kept_start
    from
      found
    group by all
  ),
  counted as (
    select
      *,
      row_number() over (
        partition by
          key_urn,
          kept_start
        order by
          is_graded desc,
          anchor
      ) as ordinal
    from
      named
  )
select
  key_urn || '-' || kept_start || case
    when ordinal > 1 then '-' || ordinal
    else ''
  end as inspection_id,
  found.place
from
  found
  join counted using (key_urn, is_graded, anchor)
