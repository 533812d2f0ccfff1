-- grain: one row per inspection of the MI: where it was first seen.
-- source: staging.mention_key, staging.sheet, staging.arrival.
-- caveats: of one refresh, the mention in the oldest file is the first. mark tells the mention within its file (sheet, row and
-- block), and is the same in every build.
with
  mention as (
    select
      mention_key.inspection_id,
      mention_key.place,
      arrival.refresh
    from
      staging.mention_key as mention_key
      join staging.sheet as sheet on sheet.place = mention_key.place - mention_key.place % 100000000
      join staging.arrival as arrival using (source_id)
  ),
  first_seen as (
    select
      inspection_id,
      arg_min (place, refresh::hugeint * 1000000000000000000 + place) as place,
      min(refresh) as refresh
    from
      mention
    group by
      inspection_id
  )
select
  first_seen.inspection_id,
  first_seen.refresh,
  sheet.source_id,
  nullif(sheet.sheet, '') as sheet,
  divide (first_seen.place % 100000000, 10) as row_number,
  first_seen.place % 10000000000 as mark
from
  first_seen
  join staging.sheet as sheet on sheet.place = first_seen.place - first_seen.place % 100000000
