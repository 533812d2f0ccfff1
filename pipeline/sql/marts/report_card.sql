-- grain: one row per report card.
-- source: core.inspection, core.judgement, core.school, ref.concern.
-- caveats: first_graded_on and last_graded_on are the earliest and the latest day among the dates of its grades: where they
-- differ, a part of it was graded again. category_of_concern is NULL where the file does not say. Phase and name are
-- the school's latest known.
with
  graded as (
    select
      inspection_id,
      count(*) filter (
        scale = 'report_card'
        and counts
      )::integer as grades,
      min(graded_on) filter (counts) as first_graded_on,
      max(graded_on) filter (counts) as last_graded_on,
      any_value (grade) filter (
        area = 'safeguarding_standards'
        and counts
      ) as safeguarding
    from
      core.judgement
    group by
      inspection_id
    having
      bool_or(scale = 'report_card')
  )
select
  inspection.inspection_id,
  inspection.urn_at_time::varchar as urn,
  school.name,
  coalesce(school.phase, 'Unknown') as phase,
  inspection.start_date,
  inspection.publication_date,
  inspection.category_of_concern,
  concern.label as concern_label,
  graded.safeguarding,
  graded.grades,
  graded.first_graded_on,
  graded.last_graded_on,
  inspection.as_at
from
  graded
  join core.inspection as inspection using (inspection_id)
  left join core.school as school on school.urn = inspection.urn_at_time
  left join (
    select distinct
      concern,
      label
    from
      ref.concern
  ) as concern on concern.concern = inspection.category_of_concern
order by
  inspection.inspection_id
