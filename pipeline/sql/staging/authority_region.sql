-- grain: one row per local authority.
-- source: staging.school_fact.
-- caveats: the region most of its schools stand in, of those whose file names one; the first by name where two are level.
with
  counted as (
    select
      local_authority,
      coalesce(region, region_of_ofsted) as region,
      count(*) as schools
    from
      staging.school_fact
    where
      local_authority is not null
      and coalesce(region, region_of_ofsted) is not null
    group by all
  )
select
  local_authority,
  region
from
  counted qualify row_number() over (
    partition by
      local_authority
    order by
      schools desc,
      region
  ) = 1
