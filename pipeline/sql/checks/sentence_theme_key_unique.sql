-- level: error
-- core.sentence_theme has one row per sentence and theme.
select
  sentence_id,
  theme,
  count(*) as rows
from
  core.sentence_theme
group by
  sentence_id,
  theme
having
  count(*) > 1
