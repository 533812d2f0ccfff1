-- grain: one row per area: local authority, constituency, region, and England.
-- source: staging.area_school, staging.area_document, core.school.
-- caveats: region is the one most of the area's schools stand in. schools are those no file tells to have closed; letters are
-- those about its schools, and letters to the local authority itself.
with
  peopled as (
    select
      area.area_kind,
      area.area,
      mode(
        school.region
        order by
          school.region
      ) as region,
      count(*) filter (area.is_open)::integer as schools,
      count(*) filter (not area.is_open)::integer as closed_schools
    from
      staging.area_school as area
      join core.school as school using (urn)
    group by
      area.area_kind,
      area.area
  ),
  written as (
    select
      area_kind,
      area,
      count(*)::integer as letters
    from
      staging.area_document
    group by
      area_kind,
      area
  )
select
  peopled.area_kind,
  peopled.area,
  case
    when peopled.area_kind <> 'england' then peopled.region
  end as region,
  peopled.schools,
  peopled.closed_schools,
  coalesce(written.letters, 0) as letters
from
  peopled
  left join written using (area_kind, area)
order by
  peopled.area_kind,
  peopled.area
