-- grain: one row per inspection that was news, and one more where it graded a school otherwise than the time before.
-- source: staging.news_outcome, core.inspection, core.judgement, marts.grade_change, ref.*.
-- caveats: columns as in staging.change_of_letter.
with
  graded as (
    select
      inspection_id,
      any_value (grade_label) filter (
        area = 'overall_effectiveness'
        and counts
      ) as overall,
      any_value (grade_label) filter (
        area = 'quality_of_education'
        and counts
      ) as quality,
      bool_or(scale = 'report_card') as is_report_card
    from
      core.judgement
    group by
      inspection_id
  ),
  concern as (
    select distinct
      concern,
      label
    from
      ref.concern
    where
      concern <> 'none'
  )
select
  'outcome/' || news.source_id || '/' || news.mark as change_id,
  'outcome' as kind,
  news.refresh,
  news.day as first_seen,
  news.retrieved_at as seen_at,
  inspection.urn,
  null::varchar as local_authority,
  news.inspection_id,
  null::varchar as document_id,
  inspection.event,
  event.label || ' of ' || strftime (inspection.start_date, '%-d %B %Y') || coalesce(
    ': ' || nullif(
      concat_ws(
        '; ',
        case
          when graded.is_report_card then 'report card'
        end,
        'overall effectiveness ' || lower(graded.overall),
        case
          when graded.overall is null then 'quality of education ' || lower(graded.quality) || ', no overall grade'
        end,
        inspection.outcome,
        concern.label
      ),
      ''
    ),
    ''
  ) as words,
  news.source_id,
  news.row_number as source_row,
  null::varchar as older_source_id,
  null::bigint as older_row,
  null::varchar as url
from
  staging.news_outcome as news
  join core.inspection as inspection using (inspection_id)
  join ref.event as event on event.event = inspection.event
  left join graded using (inspection_id)
  left join concern on concern.concern = inspection.category_of_concern
where
  news.news = 'new'
union all
select
  'grade/' || any_value (news.source_id) || '/' || any_value (news.mark),
  'grade_change',
  any_value (change.refresh),
  any_value (change.first_seen),
  any_value (news.retrieved_at),
  any_value (change.urn)::integer,
  null,
  change.inspection_id,
  null,
  any_value (inspection.event),
  string_agg(
    change.area_label || ' from ' || lower(change.from_label) || ' to ' || lower(change.to_label),
    '; '
    order by
      area.position nulls first
  ) || ' (inspection of ' || strftime (any_value (change.start_date), '%-d %B %Y') || ')',
  any_value (change.source_id),
  any_value (change.source_row),
  null,
  null,
  null
from
  marts.grade_change as change
  join staging.news_outcome as news using (inspection_id)
  join core.inspection as inspection using (inspection_id)
  left join ref.area as area on area.area = change.area
  and area.scale = change.scale
group by
  change.inspection_id
