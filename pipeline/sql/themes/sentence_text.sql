-- grain: one row per sentence that is not template.
-- source: raw.sentence, themes.template_sentence.
-- caveats: text_id is the MD5 of the text: the same words have the same id in every build, and are tagged once.
select
  sentence.document_id,
  sentence.ordinal,
  md5(sentence.text) as text_id
from
  raw.sentence as sentence anti
  join themes.template_sentence as template on template.document_id = sentence.document_id
  and template.ordinal = sentence.ordinal
