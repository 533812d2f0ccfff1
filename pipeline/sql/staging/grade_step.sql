-- grain: one row per graded inspection and area that was graded otherwise in the graded inspection before it.
-- source: staging.graded_of_school, core.judgement, core.inspection, ref.concern.
-- caveats: before means the school's latest graded inspection that started earlier, its own or of the school before it. Grades are
-- compared within one scale and area only, so nothing is said where a report card follows the four grades; the category of
-- concern is compared across frameworks.
with
  graded as (
    select
      urn,
      inspection_id,
      depth,
      lag(inspection_id) over (
        partition by
          urn
        order by
          start_date
      ) as before_id
    from
      staging.graded_of_school
  ),
  pair as (
    select
      urn,
      inspection_id,
      before_id
    from
      graded
    where
      depth = 0
      and before_id is not null
  ),
  concern as (
    select distinct
      concern,
      label
    from
      ref.concern
  )
select
  pair.inspection_id,
  pair.before_id,
  later.area,
  later.area_label,
  later.position,
  later.scale,
  earlier.grade as from_grade,
  earlier.grade_label as from_label,
  later.grade as to_grade,
  later.grade_label as to_label
from
  pair
  join core.judgement as later on later.inspection_id = pair.inspection_id
  join core.judgement as earlier on earlier.inspection_id = pair.before_id
  and earlier.area = later.area
  and earlier.scale = later.scale
where
  later.counts
  and earlier.counts
  and later.grade <> earlier.grade
union all
select
  pair.inspection_id,
  pair.before_id,
  'category_of_concern',
  'Category of concern',
  0,
  null,
  earlier.category_of_concern,
  earlier_concern.label,
  later.category_of_concern,
  later_concern.label
from
  pair
  join core.inspection as later on later.inspection_id = pair.inspection_id
  join core.inspection as earlier on earlier.inspection_id = pair.before_id
  join concern as later_concern on later_concern.concern = later.category_of_concern
  join concern as earlier_concern on earlier_concern.concern = earlier.category_of_concern
where
  later.category_of_concern <> earlier.category_of_concern
