-- grain: one row per kind of source, scope, column and reason.
-- source: core.refused, core.source.
-- caveats: reasons that differ only by the dates in them are one, with "a date" in their place; files counts the files with
-- such a refusal, refused the files, rows or cells that were not taken. Every single one stands in core.refused.
select
  coalesce(source.kind, 'unknown') as kind,
  refused.scope,
  refused.column_name,
  regexp_replace(refused.reason, '\d{4}-\d{2}-\d{2}', 'a date', 'g') as reason,
  count(distinct refused.source_id)::integer as files,
  count(*)::integer as refused
from
  core.refused as refused
  left join core.source as source using (source_id)
group by all
order by
  kind,
  scope,
  refused desc,
  column_name,
  reason
