-- grain: one row per area with letters and theme.
-- source: staging.area_document, staging.document_theme, ref.theme.
-- denominator: letters and reports about the area: on its schools, and to the local authority itself.
-- caveats: a letter raises a theme when at least one of its sentences that is not template carries it. letters_strength and
-- letters_concern may both count one letter. low and high are the 95 % Wilson interval; small marks a denominator under 10.
with
  counted as (
    select
      area_kind,
      area,
      count(*)::integer as denominator
    from
      staging.area_document
    group by
      area_kind,
      area
  ),
  raised as (
    select
      area.area_kind,
      area.area,
      said.theme,
      count(*)::integer as letters,
      count(*) filter (said.has_strength)::integer as letters_strength,
      count(*) filter (said.has_concern)::integer as letters_concern
    from
      staging.area_document as area
      join staging.document_theme as said using (document_id)
    group by
      area.area_kind,
      area.area,
      said.theme
  )
select
  counted.area_kind,
  counted.area,
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
  left join raised using (area_kind, area, theme)
order by
  counted.area_kind,
  counted.area,
  theme.theme
