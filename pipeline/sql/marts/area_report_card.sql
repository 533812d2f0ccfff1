-- grain: one row per area, evaluation area of the report card and grade somebody there was given.
-- source: core.judgement, core.inspection, staging.area_school.
-- denominator: report cards of schools in the area with a grade in that evaluation area.
-- caveats: the five grades stand on a scale of their own (safeguarding: met or not met) and are never joined to the grades
-- before November 2025. Every report card counts, not only a school's latest. low and high are the 95 % Wilson interval;
-- small marks a denominator under 10.
with
  counted as (
    select
      area.area_kind,
      area.area,
      judgement.area as judged,
      any_value (judgement.area_label) as judged_label,
      judgement.scale,
      judgement.grade,
      any_value (judgement.grade_label) as grade_label,
      count(*)::integer as report_cards
    from
      core.judgement as judgement
      join core.inspection as inspection using (inspection_id)
      join staging.area_school as area on area.urn = inspection.urn_at_time
    where
      judgement.counts
      and (
        judgement.scale = 'report_card'
        or judgement.area = 'safeguarding_standards'
      )
    group by
      area.area_kind,
      area.area,
      judgement.area,
      judgement.scale,
      judgement.grade
  ),
  summed as (
    select
      *,
      sum(report_cards) over (
        partition by
          area_kind,
          area,
          judged
      )::integer as denominator
    from
      counted
  )
select
  *,
  round(report_cards / denominator, 6) as share,
  wilson_low (report_cards, denominator) as low,
  wilson_high (report_cards, denominator) as high,
  denominator < 10 as small
from
  summed
order by
  area_kind,
  area,
  judged,
  grade
