-- grain: one row per graded inspection.
-- source: staging.inspection_fact, ref.grade.
-- caveats: state is what the inspection left the school with: its overall grade, or not_judged (no overall grade, from
-- September 2024), or report_card (five grades by area, none overall), or NULL where the file gives neither.
select
  fact.inspection_id,
  fact.key_urn as urn_at_time,
  fact.start_date,
  case
    when overall.counts then 'four_point'
    when fact.rc_leadership_and_governance is not null
    or fact.rc_curriculum_and_teaching is not null then 'report_card'
    when overall.grade = 'not_judged'
    or quality.grade is not null then 'not_judged'
  end as scale,
  case
    when overall.counts then overall.grade
    when fact.rc_leadership_and_governance is not null
    or fact.rc_curriculum_and_teaching is not null then 'report_card'
    when overall.grade = 'not_judged'
    or quality.grade is not null then 'not_judged'
  end as state,
  case
    when overall.counts then overall.grade
  end as overall_effectiveness,
  case
    when quality.counts then quality.grade
  end as quality_of_education
from
  staging.inspection_fact as fact
  left join ref.grade as overall on overall.scale = 'four_point'
  and overall.given = fact.overall_effectiveness
  and fact.start_date between coalesce(overall.from_date, fact.start_date) and coalesce(overall.to_date, fact.start_date)
  left join ref.grade as quality on quality.scale = 'four_point'
  and quality.given = fact.quality_of_education
  and fact.start_date between coalesce(quality.from_date, fact.start_date) and coalesce(quality.to_date, fact.start_date)
where
  fact.is_graded
