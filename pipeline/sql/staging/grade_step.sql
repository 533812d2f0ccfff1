-- grain: one row per graded inspection that was news and area that was graded otherwise in the graded inspection before it.
-- source: staging.news_outcome, staging.graded_of_school, core.judgement, core.inspection, ref.concern.
-- caveats: before means the school's latest graded inspection that started earlier, its own or of the school before it. Grades are
-- compared within one scale and area only, so nothing is said where a report card follows the four grades; the category of
-- concern is compared across frameworks.
with
  wanted as (
    select distinct
      urn_at_time as urn
    from
      staging.news_outcome
    where
      news = 'new'
      and is_graded
  ),
  graded as (
    select
      graded.urn,
      graded.inspection_id,
      graded.start_date,
      graded.depth,
      lag(graded.inspection_id) over (
        partition by
          graded.urn
        order by
          graded.start_date
      ) as before_id
    from
      staging.graded_of_school as graded semi
      join wanted using (urn)
  ),
  judged as (
    select
      inspection_id,
      area,
      area_label,
      position,
      scale,
      grade,
      grade_label
    from
      core.judgement
    where
      counts
    union all
    select
      inspection.inspection_id,
      'category_of_concern',
      'Category of concern',
      0,
      null,
      inspection.category_of_concern,
      any_value (concern.label)
    from
      core.inspection as inspection
      join ref.concern as concern on concern.concern = inspection.category_of_concern
    group by
      inspection.inspection_id,
      inspection.category_of_concern
  ),
  stepped as (
    select
      graded.inspection_id,
      graded.depth,
      graded.before_id,
      judged.area,
      judged.area_label,
      judged.position,
      judged.scale,
      judged.grade as to_grade,
      judged.grade_label as to_label,
      lag(graded.inspection_id) over area as judged_before_id,
      lag(judged.grade) over area as from_grade,
      lag(judged.grade_label) over area as from_label
    from
      graded
      join judged using (inspection_id)
    window
      area as (
        partition by
          graded.urn,
          judged.area,
          judged.scale
        order by
          graded.start_date
      )
  )
select
  stepped.inspection_id,
  stepped.before_id,
  stepped.area,
  stepped.area_label,
  stepped.position,
  stepped.scale,
  stepped.from_grade,
  stepped.from_label,
  stepped.to_grade,
  stepped.to_label
from
  stepped
  join staging.news_outcome as news on news.inspection_id = stepped.inspection_id
where
  news.news = 'new'
  and stepped.depth = 0
  and stepped.judged_before_id = stepped.before_id
  and stepped.to_grade <> stepped.from_grade
