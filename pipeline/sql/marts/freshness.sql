-- grain: one row per kind of source.
-- source: core.source, core.refused.
-- caveats: latest_as_at is the newest day the figures stand for, latest_retrieved_at when the newest object came into the
-- archive; files_refused are among the objects, and rows_refused knows nothing of their rows.
select
  kind,
  count(*)::integer as objects,
  max(as_at) as latest_as_at,
  max(retrieved_at) as latest_retrieved_at,
  coalesce(sum(rows_read), 0)::bigint as rows_read,
  coalesce(sum(rows_refused), 0)::bigint as rows_refused,
  count(*) filter (
    where
      source_id in (
        select
          source_id
        from
          core.refused
        where
          scope = 'file'
      )
  )::integer as files_refused
from
  core.source
group by
  kind
order by
  kind
