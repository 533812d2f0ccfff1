-- grain: one row per record of management information and newer file that tells it otherwise, or no more.
-- source: marts.revision, staging.arrival, core.inspection.
-- caveats: columns as in staging.change_of_letter. Only what a refresh brought with a release as new as the newest known before:
-- differences between releases of the first load, or older than what was here, stand in marts.revision alone.
with
  revised as (
    select
      revision.*,
      case
        when revision.what = 'inspection' then 'withdrawn'
        else 'corrected'
      end as kind,
      coalesce(
        strftime (try_cast (revision.from_label as date), '%-d %B %Y'),
        nullif(revision.from_label, ''),
        'none'
      ) as from_words,
      coalesce(
        strftime (try_cast (revision.to_label as date), '%-d %B %Y'),
        nullif(revision.to_label, ''),
        'none'
      ) as to_words
    from
      marts.revision as revision
      join staging.arrival as newer on newer.source_id = revision.newer_source_id
    where
      newer.refresh = revision.refresh
      and newer.known_mi_as_at <= newer.as_at
  )
select
  kind || '/' || newer_source_id || '/' || coalesce(newer_row::varchar, 'of-' || older_source_id || '-' || any_value (older_row)) || '/' || record || case
    when record = 'inspection' then '/' || any_value (inspection.start_date)
    else ''
  end as change_id,
  kind,
  any_value (refresh) as refresh,
  any_value (seen_on) as first_seen,
  any_value (seen_at) as seen_at,
  any_value (revised.urn)::integer as urn,
  null::varchar as local_authority,
  inspection_id,
  null::varchar as document_id,
  any_value (inspection.event) as event,
  coalesce('Inspection of ' || strftime (any_value (inspection.start_date), '%-d %B %Y') || ': ', '') || case kind
    when 'withdrawn' then 'told by Ofsted’s figures no more'
    else string_agg(
      what_label || ' ' || to_words || ', was ' || from_words,
      '; '
      order by
        what
    )
  end as words,
  newer_source_id as source_id,
  any_value (newer_row) as source_row,
  any_value (older_source_id) as older_source_id,
  any_value (older_row) as older_row,
  null::varchar as url
from
  revised
  left join core.inspection as inspection using (inspection_id)
group by
  kind,
  record,
  inspection_id,
  newer_source_id,
  newer_row,
  older_source_id
