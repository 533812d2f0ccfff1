-- grain: one row per phase ('All' too), area of the report card and grade; grades nobody was given are there, with 0.
-- source: core.judgement, core.inspection, core.school, ref.area, ref.grade.
-- denominator: report cards of that phase with a grade in that area.
-- caveats: the five grades stand on a scale of their own (safeguarding: met or not met) and are never joined to the grades
-- before November 2025. Every report card counts, not only a school's latest. "Not applicable" is no grade. Phase is
-- the school's latest known. low and high are the 95 % Wilson interval; small marks a denominator under 10.
with
  given as (
    select
      coalesce(school.phase, 'Unknown') as phase,
      judgement.area,
      judgement.scale,
      judgement.grade
    from
      core.judgement as judgement
      join core.inspection as inspection using (inspection_id)
      left join core.school as school on school.urn = inspection.urn_at_time
    where
      judgement.counts
      and (
        judgement.scale = 'report_card'
        or judgement.area = 'safeguarding_standards'
      )
  ),
  counted as (
    select
      coalesce(phase, 'All') as phase,
      area,
      scale,
      grade,
      count(*)::integer as report_cards
    from
      given
    group by
      grouping sets ((phase, area, scale, grade), (area, scale, grade))
  ),
  whole as (
    select
      phase,
      area,
      scale,
      sum(report_cards)::integer as denominator
    from
      counted
    group by
      phase,
      area,
      scale
  ),
  grade as (
    select
      scale,
      grade,
      min(position) as position,
      arg_min (label, position) as grade_label
    from
      (
        select
          scale,
          grade,
          label,
          position
        from
          ref.grade
        where
          counts
          and given not in ('Yes', 'No')
      )
    group by
      scale,
      grade
  )
select
  whole.phase,
  whole.area,
  area.label as area_label,
  area.position as area_position,
  whole.scale,
  grade.grade,
  grade.grade_label,
  grade.position as grade_position,
  coalesce(counted.report_cards, 0) as report_cards,
  whole.denominator,
  round(coalesce(counted.report_cards, 0) / whole.denominator, 6) as share,
  wilson_low (coalesce(counted.report_cards, 0), whole.denominator) as low,
  wilson_high (coalesce(counted.report_cards, 0), whole.denominator) as high,
  whole.denominator < 10 as small
from
  whole
  join grade on grade.scale = whole.scale
  join ref.area as area on area.area = whole.area
  and area.scale = whole.scale
  left join counted on counted.phase = whole.phase
  and counted.area = whole.area
  and counted.scale = whole.scale
  and counted.grade = grade.grade
order by
  whole.phase,
  area.position,
  grade.position
