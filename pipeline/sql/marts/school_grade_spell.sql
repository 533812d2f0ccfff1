-- grain: one row per school, reading and spell in which one graded outcome was its latest.
-- source: staging.school_state, staging.graded_of_school.
-- caveats: URNs are text here, as in all marts: they are names. from_date is the first day, to_date the first day after (empty:
-- still). Counting the spells that hold the last day of a month gives marts.outcomes_by_month. prior_grade is what the
-- graded inspection before the one that began the spell left the school, or its predecessor, with: 1 to 4, "not_judged",
-- "report_card", "none" (no earlier one in the files at hand) or "not_known".
with
  graded as (
    select
      urn,
      start_date,
      state,
      lag(coalesce(state, 'not_known'), 1, 'none') over (
        partition by
          urn
        order by
          start_date
      ) as prior_grade
    from
      staging.graded_of_school
  ),
  spell as (
    select
      *
    from
      staging.school_state
    where
      to_date is null
      or to_date > from_date
  )
select
  spell.urn::varchar as urn,
  spell.reading,
  spell.from_date,
  spell.to_date,
  spell.scale,
  spell.grade,
  graded.prior_grade
from
  spell asof
  join graded on graded.urn = spell.urn
  and spell.from_date >= graded.start_date
order by
  spell.urn,
  spell.reading,
  spell.from_date
