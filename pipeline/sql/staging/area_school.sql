-- grain: one row per school and area it lies in: its local authority, constituency and region, and England.
-- source: core.school.
-- caveats: where the school lies as its newest file has it. is_open: no file tells that it has closed.
with
  placed as (
    select
      urn,
      unnest(['local_authority', 'constituency', 'region', 'england']) as area_kind,
      unnest([local_authority, constituency, region, 'England']) as area,
      close_date is null as is_open
    from
      core.school
  )
select
  *
from
  placed
where
  area is not null
