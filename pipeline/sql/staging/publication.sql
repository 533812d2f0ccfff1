-- grain: one row per document that a provider page lists.
-- source: staging.document_file, staging.listed_report, ref.publication_type.
-- caveats: found by address, or by the number of the file. Listed under several URNs, the URN the text
-- names is taken, else that of the newest page.
select
  document.document_id,
  listed.urn,
  listed.publication_type,
  listed.older_grade,
  listed.event_date,
  listed.publication_date,
  type.kind,
  type.event
from
  staging.document_file as document
  join staging.listed_report as listed on listed.url = document.url
  or listed.file_number = document.file_number
  left join ref.publication_type as type on type.given = lower(listed.publication_type) qualify row_number() over (
    partition by
      document.document_id
    order by
      coalesce(listed.urn = try_cast (document.urn as integer), false) desc,
      listed.place desc,
      listed.urn,
      listed.ordinal
  ) = 1
