-- level: warn
-- A school closes no earlier than it opens.
select
  urn,
  open_date,
  close_date,
  close_date_from
from
  core.school
where
  close_date < open_date
