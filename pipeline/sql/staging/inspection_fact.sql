-- grain: one row per inspection, every fact from the newest file that gives it.
-- source: staging.mention, staging.mention_key.
-- parts: 100000 rows of staging.mention_key by inspection_id
-- caveats: a fact one file leaves out does not overwrite one that another gives. shown_urn is the URN the newest file shows
-- the inspection under. An inspection met once is taken as it stands, which spares the working out of its newest facts.
-- Newest facts are held in memory for every inspection at once, some two kilobytes each: hence the parts.
with
  key as (
    select
      *,
      count(*) over (
        partition by
          inspection_id
      ) as mentions
    from
      staging.mention_key
  ),
  met_once as (
    select
      key.inspection_id,
      mention.* exclude (place, file, row_number, sheet),
      struct_pack (source_id := mention.source_id, sheet := mention.sheet, row_number := mention.row_number) as newest,
      1 as mentions,
      1 as files
    from
      staging.mention as mention
      join key using (place)
    where
      key.mentions = 1
  ),
  met_often as (
    select
      key.inspection_id,
      arg_max (columns (mention.* exclude (place, file, row_number, sheet)), place),
      arg_max (struct_pack (source_id := source_id, sheet := sheet, row_number := row_number), place) as newest,
      count(*) as mentions,
      count(distinct file) as files
    from
      staging.mention as mention
      join key using (place)
    where
      key.mentions > 1
    group by
      key.inspection_id
  )
select
  *
from
  met_once
union all
by name
select
  *
from
  met_often
