-- grain: one row per sentence.
-- source: raw.sentence, themes.sentence_text, themes.tagged_stance.
-- caveats: text is an exact piece of the page's text; over a page break, of the two pages joined with a space. Template
-- sentences have no stance and never count as evidence.
select
  sentence.document_id || ':' || sentence.ordinal as sentence_id,
  sentence.document_id,
  sentence.ordinal::integer as ordinal,
  sentence.page::integer as page,
  sentence.page_end::integer as page_end,
  sentence.paragraph::integer as paragraph,
  sentence.section,
  sentence.text,
  sentence_text.text_id is null as is_template,
  stance.stance
from
  raw.sentence as sentence
  left join themes.sentence_text as sentence_text on sentence_text.document_id = sentence.document_id
  and sentence_text.ordinal = sentence.ordinal
  left join themes.tagged_stance as stance on stance.text_id = sentence_text.text_id
order by
  sentence.document_id,
  sentence.ordinal
