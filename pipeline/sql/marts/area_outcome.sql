-- grain: one row per area, day and outcome: the last day of August 2024, when every school still had an overall grade, and
-- the newest month's end.
-- source: marts.school_grade_spell, staging.area_school, marts.outcomes_by_month, ref.grade.
-- denominator: schools of the area whose latest graded outcome by that day is known, on whatever scale, and which are not known
-- to be closed.
-- caveats: reading with_predecessor: an academy shows its predecessor's outcome until its own first inspection. Schools without
-- an overall grade, and report cards, stand apart and are never joined to the four grades. Where a school lies is as its
-- newest file has it. low and high are the 95 % Wilson interval; small marks a denominator under 10.
with
  day as (
    select distinct
      as_at
    from
      marts.outcomes_by_month
    where
      as_at = date '2024-08-31'
      or as_at = (
        select
          max(as_at)
        from
          marts.outcomes_by_month
      )
  ),
  possible as (
    select distinct
      scale,
      grade
    from
      marts.outcomes_by_month
  ),
  counted as (
    select
      area.area_kind,
      area.area,
      day.as_at,
      spell.scale,
      spell.grade,
      count(*)::integer as schools
    from
      day
      join marts.school_grade_spell as spell on spell.reading = 'with_predecessor'
      and spell.from_date <= day.as_at
      and (
        spell.to_date is null
        or last_day (spell.to_date) > day.as_at
      )
      join staging.area_school as area on area.urn = spell.urn::integer
    group by
      area.area_kind,
      area.area,
      day.as_at,
      spell.scale,
      spell.grade
  ),
  summed as (
    select
      area_kind,
      area,
      as_at,
      sum(schools)::integer as denominator
    from
      counted
    group by
      area_kind,
      area,
      as_at
  )
select
  summed.area_kind,
  summed.area,
  summed.as_at,
  possible.scale,
  possible.grade,
  coalesce(counted.schools, 0) as schools,
  summed.denominator,
  round(coalesce(counted.schools, 0) / summed.denominator, 6) as share,
  wilson_low (coalesce(counted.schools, 0), summed.denominator) as low,
  wilson_high (coalesce(counted.schools, 0), summed.denominator) as high,
  summed.denominator < 10 as small
from
  summed
  cross join possible
  left join counted using (area_kind, area, as_at, scale, grade)
order by
  summed.area_kind,
  summed.area,
  summed.as_at,
  possible.scale,
  possible.grade
