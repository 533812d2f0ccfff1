-- level: error
-- core.document has one row per document_id.
select
  document_id,
  count(*) as rows
from
  core.document
group by
  document_id
having
  count(*) > 1
