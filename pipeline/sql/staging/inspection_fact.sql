-- grain: one row per inspection, every fact from the newest file that gives it.
-- source: staging.mention_inspection.
-- caveats: a fact one file leaves out does not overwrite one that another gives. shown_urn is the URN the newest file shows
-- the inspection under.
with
  fact as (
    select
      inspection_id,
      arg_max (columns (mention.* exclude (inspection_id, place, file, row_number, sheet)), place),
      arg_max (struct_pack (source_id := source_id, sheet := sheet, row_number := row_number), place) as newest,
      count(*) as mentions,
      count(distinct file) as files
    from
      staging.mention_inspection as mention
    group by
      inspection_id
  )
select
  *
from
  fact
