-- kind: view
-- grain: one row per row of a file of inspections (year to date, or history) that names its day.
-- source: raw.mi_inspection.
-- caveats: the URN of such a row is taken as the URN at the time of the inspection. sixth_form is the school's here, the
-- judgement is sixth_form_provision.
select
  source_id,
  sheet,
  row_number,
  'row' as block,
  urn as shown_urn,
  inspection_number,
  inspection_type,
  type_grouping,
  event_grouping,
  start_date,
  end_date,
  publication_date,
  category_of_concern,
  converted,
  outcome,
  previous_overall_effectiveness,
  overall_effectiveness,
  quality_of_education,
  behaviour_and_attitudes,
  personal_development,
  leadership_and_management,
  safeguarding_effective,
  early_years,
  sixth_form_provision,
  outcomes_for_pupils,
  teaching_learning_and_assessment,
  personal_development_behaviour_and_welfare,
  study_programmes_16_to_19,
  columns ('^rc_.*')
from
  raw.mi_inspection
where
  start_date is not null
