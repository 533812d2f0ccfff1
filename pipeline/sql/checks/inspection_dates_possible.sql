-- level: error
-- An inspection starts after 1990 and not after the day its file stands for, ends and is published no earlier than it
-- starts, and follows the one that gave the prior grade.
select
  inspection_id,
  start_date,
  end_date,
  publication_date,
  prior_grade_date,
  as_at,
  source_id,
  source_row as row
from
  core.inspection
where
  start_date < date '1990-01-01'
  or start_date > as_at
  or end_date < start_date
  or publication_date < start_date
  or prior_grade_date >= start_date
