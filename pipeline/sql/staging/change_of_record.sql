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
  revised.kind || '/' || revised.newer_source_id || '/' || coalesce(revised.inspection_id, revised.urn) as change_id,
  revised.kind,
  max(revised.refresh) as refresh,
  max(revised.seen_on) as first_seen,
  max(revised.seen_at) as seen_at,
  revised.urn::integer as urn,
  null::varchar as local_authority,
  revised.inspection_id,
  null::varchar as document_id,
  max(inspection.event) as event,
  coalesce('Inspection of ' || strftime (max(revised.start_date), '%-d %B %Y') || ': ', '') || case revised.kind
    when 'withdrawn' then 'no longer in Ofsted’s figures'
    else string_agg(
      revised.what_label || ' ' || revised.to_words || ', was ' || revised.from_words,
      '; '
      order by
        revised.what
    )
  end as words,
  revised.newer_source_id as source_id,
  min(revised.newer_row) as source_row,
  min(revised.older_source_id) as older_source_id,
  arg_min (revised.older_row, revised.older_source_id) as older_row,
  null::varchar as url
from
  revised
  left join core.inspection as inspection using (inspection_id)
group by
  revised.kind,
  revised.newer_source_id,
  revised.urn,
  revised.inspection_id
