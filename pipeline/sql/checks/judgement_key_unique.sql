-- level: error
-- core.judgement has one row per inspection and area.
select
  inspection_id,
  area,
  count(*) as rows
from
  core.judgement
group by
  inspection_id,
  area
having
  count(*) > 1
