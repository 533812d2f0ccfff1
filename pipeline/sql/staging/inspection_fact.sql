-- grain: one row per inspection, every fact from the newest file that gives it.
-- source: staging.mention_inspection.
-- caveats: a fact one file leaves out does not overwrite one that another gives. shown_urn is the URN the newest file shows
-- the inspection under. An inspection met once is taken as it stands, which spares the working out of its newest facts.
with
  counted as (
    select
      inspection_id,
      count(*) as mentions
    from
      staging.mention_key
    group by
      inspection_id
  ),
  met_once as (
    select
      mention.* exclude (place, file, row_number, sheet),
      struct_pack (source_id := mention.source_id, sheet := mention.sheet, row_number := mention.row_number) as newest,
      1 as mentions,
      1 as files
    from
      staging.mention_inspection as mention semi
      join (
        select
          inspection_id
        from
          counted
        where
          mentions = 1
      ) as met using (inspection_id)
  ),
  met_often as (
    select
      inspection_id,
      arg_max (columns (mention.* exclude (inspection_id, place, file, row_number, sheet)), place),
      arg_max (struct_pack (source_id := source_id, sheet := sheet, row_number := row_number), place) as newest,
      count(*) as mentions,
      count(distinct file) as files
    from
      staging.mention_inspection as mention semi
      join (
        select
          inspection_id
        from
          counted
        where
          mentions > 1
      ) as met using (inspection_id)
    group by
      inspection_id
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
