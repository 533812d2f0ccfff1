-- grain: one row per archived object that was parsed.
-- source: raw.source.
-- caveats: place orders objects from oldest to newest: by the day the figures stand for, then by the order in which they
-- came into the archive. What two objects disagree on is taken from the newest.
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
      sequence,
      sha256
  ) as place
from
  raw.source
