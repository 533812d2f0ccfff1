-- grain: one row per text in use and theme it carries.
-- source: themes.text_theme (made from the codebook), seen.text_theme, themes.sentence_text.
-- caveats: positions count code points from 0; the end is the first after the match.
select
  *
from
  themes.text_theme
union all
by name
select
  *
from
  seen.text_theme semi
  join themes.sentence_text using (text_id)
