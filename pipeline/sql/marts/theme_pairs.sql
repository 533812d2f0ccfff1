-- grain: one row per kind of document, phase, prior grade, way of visiting, school year and pair of themes that one sentence
-- carries both of; theme comes before other_theme in the alphabet, and the rows where they are the same count the theme alone.
-- source: staging.document_cell, core.sentence_theme, core.sentence.
-- denominator: to say how often a theme comes with another, divide by the letters of the row in which the two are the same.
-- caveats: cells do not overlap: add letters and sentences over the cells wanted, and divide after that. Sentences that are not
-- template; documents that another replaces are left out. academic_year is NULL where no date is known, delivery where the
-- letter does not say. Sentences of one document are not independent: take shares of letters, not of sentences.
with
  tagged as (
    select
      sentence.document_id,
      sentence.sentence_id,
      said.theme
    from
      core.sentence_theme as said
      join core.sentence as sentence using (sentence_id)
  ),
  together as (
    select
      one.document_id,
      one.theme,
      other.theme as other_theme,
      count(*) as sentences
    from
      tagged as one
      join tagged as other on other.sentence_id = one.sentence_id
      and one.theme <= other.theme
    group by all
  )
select
  cell.document_kind,
  cell.phase,
  cell.prior_grade,
  cell.delivery,
  cell.academic_year,
  together.theme,
  together.other_theme,
  count(*)::integer as letters,
  sum(together.sentences)::integer as sentences
from
  together
  join staging.document_cell as cell using (document_id)
group by all
order by
  cell.document_kind,
  cell.phase,
  cell.prior_grade,
  cell.delivery nulls first,
  cell.academic_year nulls first,
  together.theme,
  together.other_theme
