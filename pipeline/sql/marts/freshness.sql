-- grain: one row per kind of source.
-- source: core.source, core.refused, core.document.
-- caveats: latest_as_at is the newest day the figures stand for; of letters and reports the newest day one was published, else
-- is dated or is about, which is how far they go. latest_retrieved_at is when the newest object came into the
-- archive; files_refused are among the objects, and rows_refused knows nothing of their rows.
select
  kind,
  count(*)::integer as objects,
  case kind
    when 'document' then (
      select
        max(coalesce(publication_date, letter_date, event_end, event_date))
      from
        core.document
    )
    else max(as_at)
  end as latest_as_at,
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
