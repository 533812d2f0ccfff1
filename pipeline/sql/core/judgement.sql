-- grain: one row per inspection and area that has a judgement, or a mark that there is none ("Not applicable").
-- source: staging.inspection_fact, ref.area, ref.grade.
-- caveats: scales are never mixed: scale names the one the grade stands on. grade_label is the word of the day the grade
-- was given (3 was "Satisfactory" until August 2012). counts is false for codes that are no grade: 9, 0, not judged, not
-- applicable. graded_on is the area's own date on a report card, else the start of the inspection. A value no scale
-- knows keeps its words with a NULL grade, and checks.grades_known refuses it.
with
  cell as (
    select
      inspection_id,
      start_date,
      unnest(
        [
          'rc_safeguarding_standards',
          'rc_inclusion',
          'rc_curriculum_and_teaching',
          'rc_achievement',
          'rc_attendance_and_behaviour',
          'rc_personal_development_and_wellbeing',
          'rc_early_years',
          'rc_post_16_provision',
          'rc_leadership_and_governance',
          'overall_effectiveness',
          'quality_of_education',
          'behaviour_and_attitudes',
          'personal_development',
          'leadership_and_management',
          'safeguarding_effective',
          'early_years',
          'sixth_form_provision',
          'outcomes_for_pupils',
          'teaching_learning_and_assessment',
          'personal_development_behaviour_and_welfare',
          'study_programmes_16_to_19'
        ]
      ) as cell,
      unnest(
        [
          rc_safeguarding_standards,
          rc_inclusion,
          rc_curriculum_and_teaching,
          rc_achievement,
          rc_attendance_and_behaviour,
          rc_personal_development_and_wellbeing,
          rc_early_years,
          rc_post_16_provision,
          rc_leadership_and_governance,
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
          study_programmes_16_to_19
        ]
      ) as given,
      unnest(
        [
          rc_safeguarding_standards_date,
          rc_inclusion_date,
          rc_curriculum_and_teaching_date,
          rc_achievement_date,
          rc_attendance_and_behaviour_date,
          rc_personal_development_and_wellbeing_date,
          rc_early_years_date,
          rc_post_16_provision_date,
          rc_leadership_and_governance_date
        ]
      ) as graded_on
    from
      staging.inspection_fact
  )
select
  cell.inspection_id,
  area.area,
  area.label as area_label,
  area.scale,
  grade.grade,
  coalesce(grade.label, cell.given) as grade_label,
  coalesce(cell.graded_on::date, cell.start_date) as graded_on,
  coalesce(grade.counts, false) as counts,
  grade.position
from
  cell
  join ref.area as area on area.cell = cell.cell
  left join ref.grade as grade on grade.scale = area.scale
  and grade.given = cell.given
  and coalesce(cell.graded_on::date, cell.start_date) >= coalesce(grade.from_date, date '0001-01-01')
  and coalesce(cell.graded_on::date, cell.start_date) <= coalesce(grade.to_date, date '9999-12-31')
where
  cell.given is not null
order by
  cell.inspection_id,
  area.position
