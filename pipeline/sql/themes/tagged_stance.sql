-- grain: one row per text in use.
-- source: themes.text_stance (made from the codebook), seen.text_stance, themes.sentence_text.
select
  *
from
  themes.text_stance
union all
by name
select
  *
from
  seen.text_stance semi
  join themes.sentence_text using (text_id)
