-- level: error
-- Tables that had ten rows or more in the last good build and have none now.
select
  table_name as "table",
  rows_before
from
  before.row_count
where
  rows_before >= 10
  and rows_now = 0
