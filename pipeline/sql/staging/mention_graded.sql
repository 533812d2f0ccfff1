-- kind: view
-- grain: one row per school of a latest-inspections file that has a latest graded inspection.
-- source: raw.mi_latest, its block of the latest graded (full, OEIF) inspection.
select
  source_id,
  sheet,
  row_number,
  'graded' as block,
  urn as shown_urn,
  columns ('^graded_(.*)$') as '\1'
from
  raw.mi_latest
where
  graded_start_date is not null
