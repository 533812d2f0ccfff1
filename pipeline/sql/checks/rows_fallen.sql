-- level: warn
-- Tables other than schools that have lost more than 2 % of their rows since the last good build.
select
  table_name as "table",
  rows_before,
  rows_now
from
  before.row_count
where
  table_name not in ('core.school', 'core.run', 'core.check')
  and rows_before >= 10
  and rows_now < 0.98 * rows_before
