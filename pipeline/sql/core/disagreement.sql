-- grain: one row per inspection, fact and value that differs from the one kept (value_b, of the newest file that gives it).
-- source: staging.mention_inspection.
-- caveats: value_a stands once, with the newest file and row that gives it. Only what is said of the event: wording of types
-- and groupings, which changes with the years, is left out; so is a fact that one file leaves out. inspection_id's own
-- start date is the one kept. Only the columns needed are turned to rows: all of them would be copied for each fact.
with
  several as (
    select
      inspection_id
    from
      staging.mention_inspection
    group by
      inspection_id
    having
      count(*) > 1
      and (
        min(start_date) <> max(start_date)
        or min(publication_date) <> max(publication_date)
        or min(inspection_number) <> max(inspection_number)
        or min(event) <> max(event)
        or min(outcome) <> max(outcome)
        or min(category_of_concern) <> max(category_of_concern)
        or min(overall_effectiveness) <> max(overall_effectiveness)
        or min(quality_of_education) <> max(quality_of_education)
        or min(behaviour_and_attitudes) <> max(behaviour_and_attitudes)
        or min(personal_development) <> max(personal_development)
        or min(leadership_and_management) <> max(leadership_and_management)
        or min(safeguarding_effective) <> max(safeguarding_effective)
        or min(early_years) <> max(early_years)
        or min(sixth_form_provision) <> max(sixth_form_provision)
        or min(rc_safeguarding_standards) <> max(rc_safeguarding_standards)
        or min(rc_inclusion) <> max(rc_inclusion)
        or min(rc_curriculum_and_teaching) <> max(rc_curriculum_and_teaching)
        or min(rc_achievement) <> max(rc_achievement)
        or min(rc_attendance_and_behaviour) <> max(rc_attendance_and_behaviour)
        or min(rc_personal_development_and_wellbeing) <> max(rc_personal_development_and_wellbeing)
        or min(rc_early_years) <> max(rc_early_years)
        or min(rc_post_16_provision) <> max(rc_post_16_provision)
        or min(rc_leadership_and_governance) <> max(rc_leadership_and_governance)
      )
  ),
  said as (
    select
      inspection_id,
      key_urn,
      source_id,
      row_number,
      as_at,
      place,
      start_date::varchar as start_date,
      publication_date::varchar as publication_date,
      inspection_number,
      event,
      outcome,
      category_of_concern,
      overall_effectiveness,
      quality_of_education,
      behaviour_and_attitudes,
      personal_development,
      leadership_and_management,
      safeguarding_effective,
      early_years,
      sixth_form_provision,
      rc_safeguarding_standards,
      rc_inclusion,
      rc_curriculum_and_teaching,
      rc_achievement,
      rc_attendance_and_behaviour,
      rc_personal_development_and_wellbeing,
      rc_early_years,
      rc_post_16_provision,
      rc_leadership_and_governance
    from
      staging.mention_inspection semi
      join several using (inspection_id)
  ),
  value as (
    select
      *
    from
      said unpivot (
        value for fact in (columns (* exclude (inspection_id, key_urn, source_id, row_number, as_at, place)))
      )
  ),
  newest as (
    select
      inspection_id,
      key_urn as urn,
      fact,
      value,
      arg_max (source_id, place) as source_id,
      arg_max (row_number, place) as row_number,
      arg_max (as_at, place) as as_at,
      max(place) as place
    from
      value
    group by all
  ),
  ranked as (
    select
      *,
      first_value(value) over fact as value_kept,
      first_value(source_id) over fact as source_kept,
      first_value(row_number) over fact as row_kept,
      first_value(as_at) over fact as as_at_kept,
      row_number() over fact as ordinal
    from
      newest
    window
      fact as (
        partition by
          inspection_id,
          fact
        order by
          place desc
      )
  )
select
  inspection_id,
  urn,
  fact as column_name,
  value as value_a,
  source_id as source_a,
  row_number as row_a,
  as_at as as_at_a,
  value_kept as value_b,
  source_kept as source_b,
  row_kept as row_b,
  as_at_kept as as_at_b,
  value_kept as kept
from
  ranked
where
  ordinal > 1
order by
  inspection_id,
  column_name,
  value_a
