-- grain: one row per document and theme at least one of its sentences carries, template left out.
-- source: core.sentence, core.sentence_theme, core.document.
-- caveats: documents that another replaces are left out. has_strength and has_concern tell what those sentences say; "mixed" counts as both.
select
  sentence.document_id,
  tagged.theme,
  count(*)::integer as sentences,
  bool_or(sentence.stance in ('strength', 'mixed')) as has_strength,
  bool_or(sentence.stance in ('concern', 'mixed')) as has_concern
from
  core.sentence_theme as tagged
  join core.sentence as sentence using (sentence_id)
  join core.document as document using (document_id)
where
  document.replaced_by is null
group by
  sentence.document_id,
  tagged.theme
