-- level: warn
-- Letters to a local authority, and reports about its area, that name no authority of the files: they count for England alone.
select
  addressed.document_id,
  addressed.name,
  document.title,
  addressed.document_id as source_id
from
  staging.addressed_authority as addressed
  join core.document as document using (document_id)
where
  addressed.local_authority is null
