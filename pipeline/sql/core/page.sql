-- grain: one row per page of a document.
-- source: raw.page.
-- caveats: text is what the sentences are exact pieces of.
select
  document_id,
  page::integer as page,
  text
from
  raw.page
order by
  document_id,
  page
