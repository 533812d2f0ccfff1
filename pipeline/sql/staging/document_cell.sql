-- grain: one row per document of staging.document_group.
-- source: staging.document_group, core.document.
-- caveats: the cell of marts.themes_by_term it is counted in. The day is that of the event; where that is not known, of the letter,
-- else of its publication. A term is a third of a school year, told by the month alone: it begins on 1 September,
-- 1 January or 1 May. Both are NULL where no date is known; delivery is NULL where the letter does not say.
with
  dated as (
    select
      grouped.document_id,
      grouped.document_kind,
      grouped.phase,
      grouped.prior_grade,
      grouped.delivery,
      coalesce(document.event_date, document.letter_date, document.publication_date) as day
    from
      staging.document_group as grouped
      join core.document as document using (document_id)
  )
select
  document_id,
  document_kind,
  phase,
  prior_grade,
  delivery,
  case
    when month (day) >= 9 then make_date(year (day), 9, 1)
    when month (day) <= 4 then make_date(year (day), 1, 1)
    when day is not null then make_date(year (day), 5, 1)
  end as term_start,
  case
    when month (day) >= 9 then year (day) || '/' || right((year (day) + 1)::varchar, 2)
    when day is not null then (year (day) - 1) || '/' || right(year (day)::varchar, 2)
  end as academic_year
from
  dated
