-- kind: view
-- grain: one row per letter or report.
-- source: raw.document, staging.source.
-- caveats: file_number is that of its address or, where it was downloaded by hand and imported, of its name: the site names it by
-- that number ("50012345.pdf"; "900001_50012345.pdf" in our own archive).
select
  document.document_id,
  document.urn,
  source.url,
  coalesce(
    nullif(regexp_extract (source.url, '/v1/file/([^/?#]+)', 1), ''),
    nullif(regexp_extract (source.name, '^(?:[0-9]+_)?([0-9]{8})\.pdf$', 1), '')
  ) as file_number
from
  raw.document as document
  join staging.source as source on source.source_id = document.document_id
