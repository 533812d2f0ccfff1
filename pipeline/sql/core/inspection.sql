-- grain: one row per inspection event.
-- source: staging.inspection_fact, staging.graded_of_school, ref.*.
-- caveats: urn is the one the newest file shows the inspection under, urn_at_time the school as it then was. prior_grade is
-- the overall effectiveness of the latest graded inspection that started before this one, of the same URN or, where it
-- had none yet, of its predecessor (prior_grade_from); NULL with prior_grade_reason where there was none ("none") or it
-- gave no overall grade ("not_judged", "report_card"). source_id, source_sheet and source_row name the newest mention.
with
  earlier as (
    select
      fact.inspection_id,
      prior.start_date as prior_start,
      prior.state as prior_state,
      prior.overall_effectiveness,
      prior.quality_of_education,
      prior.depth
    from
      (
        select
          inspection_id,
          key_urn,
          start_date - 1 as day_before
        from
          staging.inspection_fact
      ) as fact asof
      join staging.graded_of_school as prior on prior.urn = fact.key_urn
      and fact.day_before >= prior.start_date
  )
select
  fact.inspection_id,
  fact.shown_urn as urn,
  fact.key_urn as urn_at_time,
  fact.inspection_number,
  case
    when fact.event = 'interim_visit' then 'interim_visit'
    when fact.rc_leadership_and_governance is null
    and fact.rc_curriculum_and_teaching is null
    and fact.quality_of_education is not null
    and framework.framework = 'renewed_framework' then 'education_inspection_framework'
    else framework.framework
  end as framework,
  fact.event,
  fact.is_graded,
  fact.inspection_type,
  fact.type_grouping,
  fact.event_grouping,
  fact.start_date,
  fact.end_date,
  fact.publication_date,
  fact.outcome,
  outcome.outcome as outcome_code,
  concern.concern as category_of_concern,
  fact.converted,
  fact.count_since_graded,
  fact.relates_to_current_urn,
  fact.laestab_at_time,
  fact.name_at_time,
  fact.type_at_time,
  fact.previous_overall_effectiveness as stated_previous_grade,
  earlier.overall_effectiveness as prior_grade,
  earlier.prior_start as prior_grade_date,
  case
    when earlier.depth = 0 then 'own'
    when earlier.depth > 0 then 'predecessor'
  end as prior_grade_from,
  case
    when earlier.inspection_id is null then 'none'
    when earlier.overall_effectiveness is null then coalesce(earlier.prior_state, 'not_known')
  end as prior_grade_reason,
  earlier.quality_of_education as prior_quality_of_education,
  fact.as_at,
  fact.newest.source_id as source_id,
  nullif(fact.newest.sheet, '') as source_sheet,
  fact.newest.row_number as source_row,
  fact.mentions,
  fact.files
from
  staging.inspection_fact as fact
  left join earlier on earlier.inspection_id = fact.inspection_id
  left join ref.framework as framework on fact.start_date >= framework.from_date
  and fact.start_date <= coalesce(framework.to_date, fact.start_date)
  left join ref.outcome as outcome on outcome.given = fact.outcome
  left join ref.concern as concern on concern.given = fact.category_of_concern
order by
  fact.inspection_id
