-- level: warn
-- Phases, types of school and regions that data/frameworks.yml does not name yet: they are kept as given. Regions of the
-- fictional sample (URNs from 900001 on, which the register does not reach) are invented and not asked about.
select
  'phase' as fact,
  school.phase as value,
  count(*) as schools
from
  core.school as school anti
  join ref.phase as known using (phase)
where
  school.phase is not null
group by
  school.phase
union all
select
  'region',
  school.region,
  count(*)
from
  core.school as school anti
  join ref.region as known using (region)
where
  school.region is not null
  and school.urn < 900001
group by
  school.region
union all
select
  'school_type',
  school.school_type,
  count(*)
from
  core.school as school anti
  join ref.school_type as known using (school_type)
where
  school.school_type is not null
group by
  school.school_type
