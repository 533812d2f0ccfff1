-- grain: one row per inspection and area with a grade, or a mark why there is none.
-- source: core.judgement, ref.area.
-- caveats: each grade stands on its own scale; graded_on is the area's own date on a report card. "Not applicable" is left
-- out: it says that the school has no such provision.
select
  judgement.inspection_id,
  judgement.area,
  area.label as area_label,
  area.position,
  judgement.scale,
  judgement.grade,
  judgement.grade_label,
  judgement.graded_on
from
  core.judgement as judgement
  join ref.area as area on area.area = judgement.area
  and area.scale = judgement.scale
where
  judgement.counts
  or judgement.grade = 'not_judged'
order by
  judgement.inspection_id,
  area.position
