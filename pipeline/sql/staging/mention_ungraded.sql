-- kind: view
-- grain: one row per school of a latest-inspections file that has an ungraded (section 8, short) inspection.
-- source: raw.mi_latest, its block of the latest inspection without grades.
select
  source_id,
  sheet,
  row_number,
  'ungraded' as block,
  urn as shown_urn,
  columns ('^ungraded_(.*)$') as '\1'
from
  raw.mi_latest
where
  ungraded_start_date is not null
