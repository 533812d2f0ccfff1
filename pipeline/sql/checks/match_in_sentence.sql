-- level: error
-- What a rule matched stands in the sentence where it says.
select
  tagged.sentence_id,
  tagged.theme,
  tagged.rule,
  tagged.matched,
  tagged.match_start,
  tagged.match_end
from
  core.sentence_theme as tagged
  join core.sentence as sentence using (sentence_id)
where
  substr(sentence.text, tagged.match_start + 1, tagged.match_end - tagged.match_start) is distinct from tagged.matched
