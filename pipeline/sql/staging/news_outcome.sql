-- grain: one row per inspection of the MI: first seen when, and whether that was news.
-- source: core.inspection, staging.inspection_seen, staging.arrival.
-- caveats: news is "baseline" for what the first refresh with management information brought, "backfill" for what came later and
-- was published (or, where no file says, began) more than 92 days before the newest day known until then, else "new".
select
  inspection.inspection_id,
  inspection.urn,
  inspection.urn_at_time,
  inspection.is_graded,
  seen.refresh,
  arrival.day,
  arrival.retrieved_at,
  seen.source_id,
  seen.sheet,
  seen.row_number,
  seen.mark,
  case
    when arrival.known_mi_as_at is null then 'baseline'
    when coalesce(inspection.publication_date, inspection.start_date) < arrival.known_mi_as_at - 92 then 'backfill'
    else 'new'
  end as news
from
  staging.inspection_seen as seen
  join staging.arrival as arrival using (source_id)
  join core.inspection as inspection using (inspection_id)
