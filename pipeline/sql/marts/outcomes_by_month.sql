-- grain: one row per month end, phase ('All' too), reading, scale and grade.
-- source: staging.school_state, ref.grade.
-- denominator: schools of that phase whose latest graded outcome by that day is known, on whatever scale, and which are not
-- known to be closed.
-- caveats: grades of schools as they then stood. reading own_urn counts a school from its own first graded inspection;
-- with_predecessor lets an academy carry its predecessor's outcome until then. Schools without an overall grade
-- (inspected from September 2024: scale not_judged; report cards from November 2025: scale report_card) stand apart and
-- are never joined to the four grades. Phase is the school's latest known. Grade 3 was "Satisfactory" until August 2012.
-- low and high are the 95 % Wilson interval; small marks a denominator under 10. Closures that no file tells remain.
with
  month as (
    select
      last_day (starts)::date as as_at
    from
      (
        select
          unnest(generate_series(date '2005-09-01', max(as_at), interval 1 month)) as starts
        from
          staging.sheet
      )
    where
      last_day (starts) <= (
        select
          max(as_at)
        from
          staging.sheet
      )
  ),
  change as (
    select
      reading,
      phase,
      scale,
      grade,
      last_day (from_date) as as_at,
      1 as schools
    from
      staging.school_state
    union all
    select
      reading,
      phase,
      scale,
      grade,
      last_day (to_date),
      -1
    from
      staging.school_state
    where
      to_date is not null
  ),
  summed as (
    select
      greatest(as_at, date '2005-09-30') as as_at,
      reading,
      coalesce(phase, 'All') as phase,
      scale,
      grade,
      sum(schools) as schools
    from
      change
    group by
      grouping sets (
        (greatest(as_at, date '2005-09-30'), reading, phase, scale, grade),
        (greatest(as_at, date '2005-09-30'), reading, scale, grade)
      )
  ),
  possible as (
    select
      scale,
      grade,
      position
    from
      ref.grade
    where
      scale = 'four_point'
      and counts
    union
    select
      'not_judged',
      'not_judged',
      5
    union
    select
      'report_card',
      'report_card',
      6
  ),
  grid as (
    select
      month.as_at,
      kind.reading,
      kind.phase,
      possible.scale,
      possible.grade,
      possible.position
    from
      month
      cross join (
        select distinct
          reading,
          phase
        from
          summed
      ) as kind
      cross join possible
  ),
  counted as (
    select
      grid.*,
      coalesce(
        sum(summed.schools) over (
          partition by
            grid.reading,
            grid.phase,
            grid.scale,
            grid.grade
          order by
            grid.as_at
        ),
        0
      )::integer as schools
    from
      grid
      left join summed using (as_at, reading, phase, scale, grade)
  ),
  shared as (
    select
      *,
      sum(schools) over (
        partition by
          as_at,
          reading,
          phase
      )::integer as denominator
    from
      counted
  )
select
  shared.as_at,
  shared.phase,
  shared.reading,
  shared.scale,
  shared.grade,
  case shared.scale
    when 'four_point' then label.label
    when 'not_judged' then 'No overall grade'
    else 'Report card'
  end as grade_label,
  shared.schools,
  shared.denominator,
  round(shared.schools / shared.denominator, 6) as share,
  wilson_low (shared.schools, shared.denominator) as low,
  wilson_high (shared.schools, shared.denominator) as high,
  shared.denominator < 10 as small
from
  shared
  left join ref.grade as label on label.scale = shared.scale
  and label.grade = shared.grade
  and shared.as_at between coalesce(label.from_date, shared.as_at) and coalesce(label.to_date, shared.as_at)
where
  shared.denominator > 0
order by
  shared.as_at,
  shared.reading,
  shared.phase,
  shared.position
