-- level: warn
-- Outcomes of inspections without grades, and categories of concern, that data/frameworks.yml does not name yet.
select
  'outcome' as fact,
  inspection.outcome as value,
  count(*) as inspections,
  any_value (inspection.source_id) as source_id
from
  core.inspection as inspection
where
  inspection.outcome is not null
  and inspection.outcome_code is null
group by
  inspection.outcome
union all
select
  'event',
  coalesce(inspection.inspection_type, inspection.type_grouping, inspection.event_grouping),
  count(*),
  any_value (inspection.source_id)
from
  core.inspection as inspection
where
  inspection.event = 'other'
group by all
