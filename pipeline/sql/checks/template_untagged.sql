-- level: error
-- Template sentences carry no theme and no stance.
select
  sentence.sentence_id,
  tagged.theme,
  sentence.stance,
  sentence.text,
  sentence.document_id as source_id
from
  core.sentence as sentence
  left join core.sentence_theme as tagged using (sentence_id)
where
  sentence.is_template
  and (
    tagged.theme is not null
    or sentence.stance is not null
  )
