-- grain: one row per archived object that was read, or refused.
-- source: staging.source.
-- caveats: retrieved_at is when the bytes first came into the archive; rows_refused counts rows, not cells.
-- as_at of a letter or report is the day it is of, as its text tells it; of pages it is NULL, as they state none.
select
  source_id,
  kind,
  label,
  name,
  url,
  retrieved_at,
  sha256,
  bytes,
  as_at,
  rows_read,
  rows_refused
from
  staging.source
order by
  source_id
