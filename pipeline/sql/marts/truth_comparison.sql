-- grain: one row per figure Ofsted published (data/truth) and what these tables say to the same question.
-- source: truth.*, marts.outcomes_by_month, core.inspection, core.document, core.school.
-- denominator: schools is what is loaded for the figure, expected what a national picture would hold; coverage is one by the
-- other. comparable only from 95 % on; below, found is shown and nothing is claimed.
-- caveats: good_or_outstanding is a share in per cent over schools with one of the four grades, reading with_predecessor;
-- inspections counts graded and ungraded inspections with a start date in the academic year; interim_visits counts
-- letters on visits of autumn 2020 by the phase and prior grade. expected is 21,900 schools (Ofsted's own count is
-- 21,800 to 22,000 in these years) for outcomes and the published total for counts. within is one percentage point
-- for shares, and a hundredth for counts.
with
  outcome as (
    select
      published.as_at::date as as_at,
      published.phase,
      published.percent::double as published,
      published.source,
      sum(mart.schools) filter (mart.grade in ('1', '2')) as good,
      sum(mart.schools) as schools
    from
      truth.good_or_outstanding as published
      left join marts.outcomes_by_month as mart on mart.as_at = published.as_at::date
      and mart.phase = published.phase
      and mart.reading = 'with_predecessor'
      and mart.scale = 'four_point'
    group by all
  ),
  national as (
    select
      as_at,
      any_value (denominator) as schools
    from
      marts.outcomes_by_month
    where
      phase = 'All'
      and reading = 'with_predecessor'
    group by
      as_at
  ),
  compared as (
    select
      'good_or_outstanding' as figure,
      outcome.phase || ' as at ' || outcome.as_at as key,
      outcome.published,
      round(100.0 * outcome.good / outcome.schools, 1) as found,
      coalesce(national.schools, 0) as schools,
      21900 as expected,
      1.0 as within,
      outcome.source
    from
      outcome
      left join national on national.as_at = outcome.as_at
    union all
    select
      'inspections',
      'academic year ' || published.academic_year,
      published.inspections::double,
      count(inspection.inspection_id)::double,
      count(inspection.inspection_id),
      published.inspections::integer,
      published.inspections::double / 100,
      any_value (published.source)
    from
      truth.inspections_per_year as published
      left join core.inspection as inspection on inspection.start_date >= make_date(left(published.academic_year, 4)::integer, 9, 1)
      and inspection.start_date < make_date(left(published.academic_year, 4)::integer + 1, 9, 1)
    group by
      published.academic_year,
      published.inspections
    union all
    select
      'interim_visits',
      published.briefing || ', ' || published.phase || ', prior grade ' || published.prior_grade,
      published.visits::double,
      count(document.document_id)::double,
      any_value (visited.letters),
      any_value (published.total),
      published.visits::double / 100,
      any_value (published.source)
    from
      (
        select
          briefing,
          from_date::date as from_date,
          to_date::date as to_date,
          phase,
          total::integer as total,
          source,
          unnest(['1', '2', '3', '4', 'none']) as prior_grade,
          unnest([outstanding, good, requires_improvement, inadequate, no_previous_grade])::integer as visits
        from
          truth.interim_visits
      ) as published
      left join core.document as document on document.kind = 'interim_visit_letter'
      and document.replaced_by is null
      and document.event_date between published.from_date and published.to_date
      and case
        when document.phase in ('Primary', 'Secondary') then document.phase
        else 'Other'
      end = published.phase
      and coalesce(document.prior_grade, 'none') = published.prior_grade
      cross join lateral (
        select
          count(*) as letters
        from
          core.document as letter
        where
          letter.kind = 'interim_visit_letter'
          and letter.replaced_by is null
          and letter.event_date between published.from_date and published.to_date
          and case
            when letter.phase in ('Primary', 'Secondary') then letter.phase
            else 'Other'
          end = published.phase
      ) as visited
    group by
      published.briefing,
      published.phase,
      published.prior_grade,
      published.visits
  )
select
  figure,
  key,
  published,
  found,
  schools::integer as loaded,
  expected,
  round(schools / expected, 6) as coverage,
  schools >= 0.95 * expected as comparable,
  case
    when schools < 0.95 * expected then 'not comparable'
    when abs(found - published) <= within then 'agrees'
    else 'differs'
  end as verdict,
  source
from
  compared
order by
  figure,
  key
