-- grain: one row per phase group and prior grade ('1' to '4', 'none').
-- source: staging.document_group, marts.outcomes_by_month, truth.interim_visits.
-- denominator: letters_denominator counts the letters at hand on visits of the phase group, schools_denominator all its
-- schools with one of the four grades on 31 August 2020 (reading with_predecessor), published_denominator the visits of
-- Ofsted's briefings of October and November 2020.
-- caveats: letters are those collected, not all that were written. The briefings count special schools and pupil referral
-- units together and cover 29 September to 23 October and 2 to 24 November; visits went on into December. They name no
-- nursery schools: published is NULL there. schools is NULL for 'none': nobody counts schools without a grade.
-- low and high are the 95 % Wilson interval of share, letters of letters_denominator; small marks one under 10.
with
  letter as (
    select
      case
        when phase in ('Special', 'Alternative provision') then 'Special and alternative provision'
        else phase
      end as phase,
      case
        when prior_grade in ('1', '2', '3', '4') then prior_grade
        else 'none'
      end as prior_grade
    from
      staging.document_group
    where
      document_kind = 'interim_visit_letter'
  ),
  lettered as (
    select
      phase,
      prior_grade,
      count(*)::integer as letters
    from
      letter
    group by
      phase,
      prior_grade
  ),
  school as (
    select
      case
        when phase in ('Special', 'Alternative provision') then 'Special and alternative provision'
        else phase
      end as phase,
      grade as prior_grade,
      sum(schools)::integer as schools
    from
      marts.outcomes_by_month
    where
      as_at = date '2020-08-31'
      and reading = 'with_predecessor'
      and scale = 'four_point'
      and phase <> 'All'
    group by all
  ),
  counted as (
    select
      case phase
        when 'Other' then 'Special and alternative provision'
        else phase
      end as phase,
      unnest(['1', '2', '3', '4', 'none']) as prior_grade,
      unnest([outstanding, good, requires_improvement, inadequate, no_previous_grade])::integer as visits
    from
      truth.interim_visits
  ),
  published as (
    select
      phase,
      prior_grade,
      sum(visits)::integer as published
    from
      counted
    group by
      phase,
      prior_grade
  ),
  cell as (
    select
      phase.phase,
      phase.position,
      unnest(['1', '2', '3', '4', 'none']) as prior_grade
    from
      (
        values
          ('Nursery', 1),
          ('Primary', 2),
          ('Secondary', 3),
          ('Special and alternative provision', 4),
          ('Unknown', 5)
      ) as phase (phase, position)
    where
      phase.phase in (
        select
          phase
        from
          lettered
        union all
        select
          phase
        from
          school
        union all
        select
          phase
        from
          published
      )
  ),
  filled as (
    select
      cell.phase,
      cell.position,
      cell.prior_grade,
      coalesce(lettered.letters, 0) as letters,
      sum(coalesce(lettered.letters, 0)) over phase as letters_denominator,
      school.schools,
      sum(school.schools) over phase as schools_denominator,
      published.published,
      sum(published.published) over phase as published_denominator
    from
      cell
      left join lettered using (phase, prior_grade)
      left join school using (phase, prior_grade)
      left join published using (phase, prior_grade)
    window
      phase as (
        partition by
          cell.phase
      )
  )
select
  phase,
  prior_grade,
  letters,
  letters_denominator::integer as letters_denominator,
  case
    when letters_denominator > 0 then round(letters / letters_denominator, 6)
  end as share,
  case
    when letters_denominator > 0 then wilson_low (letters, letters_denominator)
  end as low,
  case
    when letters_denominator > 0 then wilson_high (letters, letters_denominator)
  end as high,
  letters_denominator < 10 as small,
  schools,
  schools_denominator::integer as schools_denominator,
  published,
  published_denominator::integer as published_denominator
from
  filled
order by
  position,
  prior_grade
