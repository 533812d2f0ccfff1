-- level: error
-- Every judgement stands on a scale: data/frameworks.yml has to name each grade the files give.
select
  judgement.inspection_id,
  judgement.area,
  judgement.scale,
  judgement.grade_label,
  inspection.source_id,
  inspection.source_row as row
from
  core.judgement as judgement
  left join core.inspection as inspection using (inspection_id)
  left join ref.grade as grade on grade.scale = judgement.scale
  and grade.grade = judgement.grade
where
  grade.grade is null
