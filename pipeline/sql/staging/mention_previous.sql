-- kind: view
-- grain: one row per school of a latest-inspections file that has a previous graded inspection.
-- source: raw.mi_latest, its block of the previous graded inspection (given up in November 2025).
select
  source_id,
  sheet,
  row_number,
  'previous' as block,
  urn as shown_urn,
  columns ('^previous_(.*)$') as '\1'
from
  raw.mi_latest
where
  previous_start_date is not null
