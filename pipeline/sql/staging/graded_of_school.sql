-- grain: one row per school and graded inspection that speaks for it: its own, or of a school before it.
-- source: staging.graded_inspection, staging.lineage, staging.school_span.
-- caveats: an earlier school's inspection speaks for this one only while this one had none: those that started on or after
-- its first own are left out. Where two start on one day, the nearer school's is kept.
with
  speaking as (
    select
      urn_at_time as urn,
      0 as depth,
      graded.*
    from
      staging.graded_inspection as graded
    union all
    select
      lineage.urn,
      lineage.depth,
      graded.*
    from
      staging.lineage as lineage
      join staging.graded_inspection as graded on graded.urn_at_time = lineage.ancestor_urn
      left join staging.school_span as span on span.urn = lineage.urn
    where
      graded.start_date < coalesce(span.first_inspected, date '9999-12-31')
  )
select
  *
from
  speaking qualify row_number() over (
    partition by
      urn,
      start_date
    order by
      depth,
      urn_at_time
  ) = 1
