-- kind: view
-- grain: one row per archived table file.
-- source: staging.source.
-- caveats: files of one family are the same file of different days: their names differ in days, months and years alone,
-- which Ofsted writes in several ways.
select
  source_id,
  kind || ' ' || regexp_replace(
    lower(coalesce(name, url, label)),
    'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|[^a-z]',
    '',
    'g'
  ) as family
from
  staging.source
where
  kind in ('mi', 'gias_register', 'gias_links')
