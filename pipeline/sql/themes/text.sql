-- grain: one row per text to tag: not template, and not tagged by the last build under this codebook.
-- source: raw.sentence, themes.sentence_text, seen.text_stance (what the last build tagged; empty when the codebook changed).
select
  sentence_text.text_id,
  any_value (sentence.text) as text
from
  themes.sentence_text as sentence_text
  join raw.sentence as sentence using (document_id, ordinal) anti
  join seen.text_stance as tagged using (text_id)
group by
  sentence_text.text_id
