-- level: error
-- A school has at most one graded inspection a day.
select
  urn_at_time,
  start_date,
  count(*) as rows,
  any_value (source_id) as source_id
from
  core.inspection
where
  is_graded
group by
  urn_at_time,
  start_date
having
  count(*) > 1
