-- kind: view
-- grain: one row per provider page and report that it lists.
-- source: raw.publication, staging.source.
-- caveats: file_number is that of the address, which stays where the host changes; place orders pages from oldest to newest.
select
  publication.source_id,
  try_cast (publication.urn as integer) as urn,
  publication.ordinal,
  publication.publication_type,
  publication.older_grade,
  publication.event_date::date as event_date,
  publication.publication_date::date as publication_date,
  publication.url,
  nullif(regexp_extract (publication.url, '/v1/file/([^/?#]+)', 1), '') as file_number,
  source.place
from
  raw.publication as publication
  join staging.source as source using (source_id)
where
  publication.url is not null
