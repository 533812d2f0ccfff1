-- level: error
-- core.school has one row per URN.
select
  urn,
  count(*) as rows
from
  core.school
group by
  urn
having
  count(*) > 1
