-- grain: one row per letter or report and news of it: new, published again with other contents, withdrawn, offered again.
-- source: staging.news_letter, staging.letter_event.
-- caveats: columns as in marts.change, which joins what is known of school, document and source.
select
  'letter/' || document_id as change_id,
  'letter' as kind,
  refresh,
  day as first_seen,
  retrieved_at as seen_at,
  urn,
  local_authority,
  inspection_id,
  document_id,
  null::varchar as event,
  coalesce(title, 'A letter or report without a title') || coalesce(', of ' || strftime (event_date, '%-d %B %Y'), '') as words,
  document_id as source_id,
  null::bigint as source_row,
  null::varchar as older_source_id,
  null::bigint as older_row,
  url
from
  staging.news_letter
where
  news = 'new'
union all
select
  'correction/' || document_id,
  'corrected',
  refresh,
  day,
  retrieved_at,
  urn,
  local_authority,
  inspection_id,
  document_id,
  null,
  coalesce(title, 'A letter or report without a title') || ': published again with other contents',
  document_id,
  null,
  corrects,
  null,
  url
from
  staging.news_letter
where
  news = 'correction'
union all
select
  event.kind || '/' || event.document_id || '/' || event.sequence,
  event.kind,
  event.refresh,
  event.day,
  event.seen_at,
  letter.urn,
  letter.local_authority,
  letter.inspection_id,
  event.document_id,
  null,
  coalesce(letter.title, 'A letter or report without a title') || case
    when event.kind = 'restored' then ': offered by its source again'
    when event.kind = 'corrected' then ': earlier contents stand at its address again'
    when event.has_successor then ': no longer listed, another stands in its place'
    else ': no longer offered by its source'
  end,
  event.document_id,
  null,
  null,
  null,
  letter.url
from
  staging.letter_event as event
  join staging.news_letter as letter using (document_id)
