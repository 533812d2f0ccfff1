-- grain: one row per school, reading and spell in which one graded outcome was its latest: from_date is the first day, to_date
-- the first day after (NULL: still).
-- source: staging.graded_inspection, staging.graded_of_school, staging.school_span, core.school.
-- caveats: reading own_urn knows a school's own inspections only; with_predecessor gives it, from the day it is open, the
-- outcome of the school before it until its first own. A spell ends with the next graded inspection, or when the
-- school is known to be closed. A school whose day of opening nobody gives inherits nothing, nor does one that had an inspection
-- of its own by then (it took another school in later, or its opening is told too late).
with
  said as (
    select
      'own_urn' as reading,
      urn_at_time as urn,
      start_date,
      start_date as from_date,
      scale,
      state
    from
      staging.graded_inspection
    union all
    select
      'with_predecessor',
      graded.urn,
      graded.start_date,
      case
        when graded.depth = 0 then graded.start_date
        else greatest(graded.start_date, span.open_from)
      end,
      graded.scale,
      graded.state
    from
      staging.graded_of_school as graded
      join staging.school_span as span using (urn)
    where
      graded.depth = 0
      or span.open_from < coalesce(span.first_inspected, date '9999-12-31')
  ),
  followed as (
    select
      *,
      lead(from_date) over (
        partition by
          reading,
          urn
        order by
          from_date,
          start_date
      ) as next_from
    from
      said
  )
select
  followed.reading,
  followed.urn,
  coalesce(school.phase, 'Unknown') as phase,
  followed.scale,
  followed.state as grade,
  followed.from_date,
  least(followed.next_from, span.closed_on) as to_date
from
  followed
  join core.school as school using (urn)
  join staging.school_span as span using (urn)
where
  followed.scale is not null
  and (
    span.closed_on is null
    or span.closed_on > followed.from_date
  )
