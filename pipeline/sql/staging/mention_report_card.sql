-- kind: view
-- grain: one row per school of a latest-inspections file that has a report card.
-- source: raw.mi_latest, its block of the latest full inspection since November 2025.
-- caveats: areas keep the prefix rc_, because early years stands in both scales.
select
  source_id,
  sheet,
  row_number,
  'rc' as block,
  urn as shown_urn,
  rc_inspection_number as inspection_number,
  rc_inspection_type as inspection_type,
  rc_type_grouping as type_grouping,
  rc_event_grouping as event_grouping,
  rc_start_date as start_date,
  rc_publication_date as publication_date,
  rc_relates_to_current_urn as relates_to_current_urn,
  rc_urn_at_time as urn_at_time,
  rc_laestab_at_time as laestab_at_time,
  rc_name_at_time as name_at_time,
  rc_type_at_time as type_at_time,
  rc_category_of_concern as category_of_concern,
  columns (
    '^rc_(safeguarding_standards|inclusion|curriculum|achievement|attendance|personal|early|post_16|leadership).*'
  )
from
  raw.mi_latest
where
  rc_start_date is not null
