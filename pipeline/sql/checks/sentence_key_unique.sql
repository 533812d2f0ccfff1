-- level: error
-- core.sentence has one row per sentence_id.
select
  sentence_id,
  count(*) as rows
from
  core.sentence
group by
  sentence_id
having
  count(*) > 1
