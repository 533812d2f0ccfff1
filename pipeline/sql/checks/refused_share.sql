-- level: warn
-- Files of which more than one row in a hundred was refused.
select
  source_id,
  rows_read,
  rows_refused
from
  core.source
where
  rows_refused * 100 > rows_read
