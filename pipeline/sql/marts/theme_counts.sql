-- grain: one row per theme.
-- source: ref.theme, core.document, core.sentence_theme, core.sentence, staging.document_theme, staging.document_group.
-- denominator: documents that hold sentences and that none replaces (core.document.replaced_by).
-- caveats: sentences that are not template; one sentence may carry several themes.
with
  sentences as (
    select
      tagged.theme,
      count(*)::integer as sentences,
      count(*) filter (sentence.stance = 'strength')::integer as strength,
      count(*) filter (sentence.stance = 'concern')::integer as concern,
      count(*) filter (sentence.stance = 'mixed')::integer as mixed,
      count(*) filter (sentence.stance = 'neutral')::integer as neutral
    from
      core.sentence_theme as tagged
      join core.sentence as sentence using (sentence_id)
      join core.document as document using (document_id)
    where
      document.replaced_by is null
    group by
      tagged.theme
  ),
  documents as (
    select
      theme,
      count(*)::integer as letters
    from
      staging.document_theme
    group by
      theme
  )
select
  theme.theme,
  theme.label,
  theme.definition,
  coalesce(sentences.sentences, 0) as sentences,
  coalesce(sentences.strength, 0) as strength,
  coalesce(sentences.concern, 0) as concern,
  coalesce(sentences.mixed, 0) as mixed,
  coalesce(sentences.neutral, 0) as neutral,
  coalesce(documents.letters, 0) as letters,
  (
    select
      count(*)
    from
      staging.document_group
  )::integer as denominator
from
  ref.theme as theme
  left join sentences using (theme)
  left join documents using (theme)
order by
  theme.position
