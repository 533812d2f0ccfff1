-- grain: one row per kind of document, phase, prior grade ('All' of each too) and theme.
-- source: staging.document_group, staging.document_theme, ref.theme.
-- denominator: documents of that kind, phase and prior grade that hold sentences and that none replaces.
-- caveats: a letter raises a theme when at least one of its sentences that is not template carries it. prior_grade 'none'
-- means no graded inspection before it in the files at hand; 'not_judged' and 'report_card' that the last gave no
-- overall grade; 'not_known' that no file tells the school of the letter, or its grade then; letters to local authorities stand under phase 'Not a school' and prior grade 'not_a_school', and
-- count in 'All'. low and high are the 95 % Wilson interval; small marks a denominator under 10.
with
  counted as (
    select
      coalesce(grouped.document_kind, 'All') as document_kind,
      coalesce(grouped.phase, 'All') as phase,
      coalesce(grouped.prior_grade, 'All') as prior_grade,
      count(*)::integer as denominator
    from
      staging.document_group as grouped
    group by
      cube (grouped.document_kind, grouped.phase, grouped.prior_grade)
    having
      count(*) > 0
  ),
  raised as (
    select
      coalesce(grouped.document_kind, 'All') as document_kind,
      coalesce(grouped.phase, 'All') as phase,
      coalesce(grouped.prior_grade, 'All') as prior_grade,
      said.theme,
      count(*)::integer as letters,
      count(*) filter (said.has_strength)::integer as letters_strength,
      count(*) filter (said.has_concern)::integer as letters_concern
    from
      staging.document_group as grouped
      join staging.document_theme as said using (document_id)
    group by
      said.theme,
      cube (grouped.document_kind, grouped.phase, grouped.prior_grade)
  )
select
  counted.document_kind,
  counted.phase,
  counted.prior_grade,
  theme.theme,
  coalesce(raised.letters, 0) as letters,
  counted.denominator,
  round(coalesce(raised.letters, 0) / counted.denominator, 6) as share,
  wilson_low (coalesce(raised.letters, 0), counted.denominator) as low,
  wilson_high (coalesce(raised.letters, 0), counted.denominator) as high,
  counted.denominator < 10 as small,
  coalesce(raised.letters_strength, 0) as letters_strength,
  coalesce(raised.letters_concern, 0) as letters_concern
from
  counted
  cross join ref.theme as theme
  left join raised on raised.document_kind = counted.document_kind
  and raised.phase = counted.phase
  and raised.prior_grade = counted.prior_grade
  and raised.theme = theme.theme
order by
  counted.document_kind,
  counted.phase,
  counted.prior_grade,
  theme.theme
