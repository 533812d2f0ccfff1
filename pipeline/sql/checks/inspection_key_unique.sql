-- level: error
-- core.inspection has one row per inspection_id.
select
  inspection_id,
  count(*) as rows
from
  core.inspection
group by
  inspection_id
having
  count(*) > 1
