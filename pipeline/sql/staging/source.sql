-- grain: one row per archived object that was parsed.
-- source: raw.source.
-- caveats: place orders objects from oldest to newest. Pages of the reports site state no day: they go by the order in which
-- they came into the archive, because a page read later is the newer one. Tables go by the day their figures stand for; of
-- one day, the one with more rows is taken for the newer (it covers more), then by SHA-256: the order in which tables
-- were imported changes nothing. What two objects disagree on is taken from the newest.
select
  source_id,
  kind,
  label,
  name,
  url,
  retrieved_at::timestamp as retrieved_at,
  sha256,
  bytes,
  as_at::date as as_at,
  rows_read,
  rows_refused,
  row_number() over (
    order by
      as_at nulls first,
      case
        when kind in ('provider_page', 'search_page', 'document', 'govuk_listing') then sequence
      end nulls first,
      rows_read - rows_refused,
      sha256
  ) as place
from
  raw.source
