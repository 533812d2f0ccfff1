-- grain: one row per graded inspection that was news and area that was graded otherwise the time before.
-- source: staging.grade_step, staging.news_outcome, core.inspection.
-- caveats: first_seen is the day of the refresh that brought the inspection; inspections of the first load and older material that
-- came late are left out (see marts.refresh). Before is the latest graded inspection that started earlier, of the school or of the
-- one before it. Scales are never compared with one another.
select
  step.inspection_id,
  inspection.urn::varchar as urn,
  news.refresh,
  news.day as first_seen,
  inspection.start_date,
  step.before_id as before_inspection_id,
  earlier.start_date as before_date,
  step.area,
  step.area_label,
  step.scale,
  step.from_grade,
  step.from_label,
  step.to_grade,
  step.to_label,
  news.source_id,
  news.row_number as source_row
from
  staging.grade_step as step
  join staging.news_outcome as news using (inspection_id)
  join core.inspection as inspection using (inspection_id)
  join core.inspection as earlier on earlier.inspection_id = step.before_id
order by
  step.inspection_id,
  step.position
