-- grain: one row per kind of document, phase, prior grade, way of visiting, term and theme, wherever there is a document; themes
-- that no document of such a cell raises are there, with 0.
-- source: staging.document_cell, staging.document_theme, ref.theme.
-- denominator: documents of the cell that hold sentences and that none replaces. Cells do not overlap: add letters and
-- denominators over the cells wanted, and divide after that.
-- caveats: codes of phase and prior_grade as in marts.themes_by_phase_prior, without 'All'. A document raises a theme when a
-- sentence of its own that is not template carries it; letters_strength and letters_concern count those in which such a
-- sentence states a strength or a concern, and one that states both is in both. term_start and academic_year are NULL
-- where no date is known, delivery where the letter does not say.
with
  cell as (
    select
      document_kind,
      phase,
      prior_grade,
      delivery,
      term_start,
      academic_year,
      count(*)::integer as denominator
    from
      staging.document_cell
    group by all
  ),
  raised as (
    select
      cell.document_kind,
      cell.phase,
      cell.prior_grade,
      cell.delivery,
      cell.term_start,
      said.theme,
      count(*)::integer as letters,
      count(*) filter (said.has_strength)::integer as letters_strength,
      count(*) filter (said.has_concern)::integer as letters_concern
    from
      staging.document_cell as cell
      join staging.document_theme as said using (document_id)
    group by all
  )
select
  cell.document_kind,
  cell.phase,
  cell.prior_grade,
  cell.delivery,
  cell.term_start,
  cell.academic_year,
  theme.theme,
  coalesce(raised.letters, 0) as letters,
  coalesce(raised.letters_strength, 0) as letters_strength,
  coalesce(raised.letters_concern, 0) as letters_concern,
  cell.denominator
from
  cell
  cross join ref.theme as theme
  left join raised on raised.document_kind = cell.document_kind
  and raised.phase = cell.phase
  and raised.prior_grade = cell.prior_grade
  and raised.delivery is not distinct from cell.delivery
  and raised.term_start is not distinct from cell.term_start
  and raised.theme = theme.theme
order by
  cell.document_kind,
  cell.phase,
  cell.prior_grade,
  cell.delivery nulls first,
  cell.term_start nulls first,
  theme.theme
