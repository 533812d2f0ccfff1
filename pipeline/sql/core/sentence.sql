-- grain: one row per sentence.
-- source: raw.sentence, themes.sentence_text, themes.tagged_stance, themes.heading_stance.
-- caveats: text is an exact piece of the page's text; over a page break, of the two pages joined with a space. Template
-- sentences have no stance and never count as evidence. stance is that of the words, but for items listed under a heading
-- that judges ("What needs to improve"); stance_rule is the cue or words that spoke most for it, or names the heading, and
-- is NULL where nothing spoke for any.
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
  coalesce(heading.stance, stance.stance) as stance,
  coalesce('heading: ' || heading.heading, stance.rule) as stance_rule
from
  raw.sentence as sentence
  left join themes.sentence_text as sentence_text on sentence_text.document_id = sentence.document_id
  and sentence_text.ordinal = sentence.ordinal
  left join themes.tagged_stance as stance on stance.text_id = sentence_text.text_id
  left join themes.heading_stance as heading on heading.document_id = sentence.document_id
  and heading.ordinal = sentence.ordinal
order by
  sentence.document_id,
  sentence.ordinal
