-- grain: one row per phase ('All' too), two areas of the report card, and the grades a card gives them; area stands before
-- other_area on the card. Combinations that no card has are left out.
-- source: core.judgement, core.inspection, core.school, ref.area.
-- denominator: report cards of the phase with a grade in both areas.
-- caveats: every report card counts, not only a school's latest. Safeguarding is met or not met and has no grade here. steps is
-- how many grades the two lie apart: 0 for the same. Grades that lie together by chance alone are many where most cards have
-- one grade: read it beside what the grades of each area by themselves (marts.report_card_grades) would give. Phase
-- is the school's latest known.
with
  given as (
    select
      judgement.inspection_id,
      coalesce(school.phase, 'Unknown') as phase,
      judgement.area,
      area.position,
      judgement.grade,
      grade.position as grade_position
    from
      core.judgement as judgement
      join core.inspection as inspection using (inspection_id)
      left join core.school as school on school.urn = inspection.urn_at_time
      join ref.area as area on area.area = judgement.area
      and area.scale = judgement.scale
      join (
        select
          grade,
          min(position) as position
        from
          ref.grade
        where
          scale = 'report_card'
          and counts
        group by
          grade
      ) as grade on grade.grade = judgement.grade
    where
      judgement.counts
      and judgement.scale = 'report_card'
  ),
  counted as (
    select
      coalesce(one.phase, 'All') as phase,
      one.area,
      other.area as other_area,
      one.grade,
      other.grade as other_grade,
      any_value (one.position) as area_position,
      any_value (other.position) as other_position,
      any_value (one.grade_position) as grade_position,
      any_value (other.grade_position) as other_grade_position,
      count(*)::integer as report_cards
    from
      given as one
      join given as other on other.inspection_id = one.inspection_id
      and one.position < other.position
    group by
      grouping sets (
        (one.phase, one.area, other.area, one.grade, other.grade),
        (one.area, other.area, one.grade, other.grade)
      )
  )
select
  phase,
  area,
  other_area,
  grade,
  other_grade,
  abs(grade_position - other_grade_position)::integer as steps,
  report_cards,
  (
    sum(report_cards) over (
      partition by
        phase,
        area,
        other_area
    )
  )::integer as denominator
from
  counted
order by
  phase,
  area_position,
  other_position,
  grade_position,
  other_grade_position
