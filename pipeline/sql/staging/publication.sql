-- grain: one row per document that a provider page lists.
-- source: raw.document, raw.publication, staging.source, ref.publication_type.
-- caveats: found by address, or by the number of the file where the host changed, or where the file was downloaded by hand and
-- imported: the site names it by that number ("50012345.pdf"; "900001_50012345.pdf" in our own archive). Listed under several URNs, the URN the text
-- names is taken, else that of the newest page.
with
  document as (
    select
      raw.document.document_id,
      raw.document.urn,
      source.url,
      coalesce(
        nullif(regexp_extract (source.url, '/v1/file/([^/?#]+)', 1), ''),
        nullif(regexp_extract (source.name, '^(?:[0-9]+_)?([0-9]{8})\.pdf$', 1), '')
      ) as file_number
    from
      raw.document
      join staging.source as source on source.source_id = raw.document.document_id
  ),
  listed as (
    select
      publication.*,
      nullif(regexp_extract (publication.url, '/v1/file/([^/?#]+)', 1), '') as file_number,
      source.place
    from
      raw.publication as publication
      join staging.source as source using (source_id)
    where
      publication.url is not null
  )
select
  document.document_id,
  try_cast (listed.urn as integer) as urn,
  listed.publication_type,
  listed.older_grade,
  listed.event_date::date as event_date,
  listed.publication_date::date as publication_date,
  type.kind,
  type.event
from
  document
  join listed on listed.url = document.url
  or listed.file_number = document.file_number
  left join ref.publication_type as type on type.given = lower(listed.publication_type) qualify row_number() over (
    partition by
      document.document_id
    order by
      coalesce(listed.urn = document.urn, false) desc,
      listed.place desc,
      listed.urn,
      listed.ordinal
  ) = 1
