-- grain: one row per sentence and theme it carries.
-- source: themes.sentence_text, themes.tagged_theme, ref.codebook.
-- caveats: template sentences carry none. matched is the piece of the sentence the rule found: characters match_start (from 0)
-- up to match_end.
select
  sentence_text.document_id || ':' || sentence_text.ordinal as sentence_id,
  tagged.theme,
  tagged.rule,
  tagged.matched,
  tagged.match_start,
  tagged.match_end,
  codebook.version as codebook_version
from
  themes.sentence_text as sentence_text
  join themes.tagged_theme as tagged using (text_id)
  cross join ref.codebook as codebook
order by
  sentence_text.document_id,
  sentence_text.ordinal,
  tagged.theme
