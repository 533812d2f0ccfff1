-- grain: one row per letter or report, refresh and what was seen of it at its source: "withdrawn" (listed no more, or its address
-- empty), "restored" (listed or filled again), "corrected" (earlier bytes stand at its address again).
-- source: raw.withdrawal, raw.source, staging.refresh, staging.arrival.
-- caveats: every event as it was seen, whatever came of it later; staging.withdrawal tells how things stand now. Bytes that
-- replace others for the first time are told by staging.news_letter.
with
  seen as (
    select
      withdrawal.sequence,
      withdrawal.seen_at::timestamp as seen_at,
      withdrawal.what,
      case withdrawal.what
        when 'replaced' then withdrawal.by_sha256
        else withdrawal.sha256
      end as sha256,
      withdrawal.by_url is not null
      or withdrawal.by_sha256 is not null as has_successor
    from
      raw.withdrawal as withdrawal
  ),
  dated as (
    select
      seen.*,
      refresh.refresh,
      refresh.day
    from
      seen asof
      join staging.refresh as refresh on seen.seen_at >= refresh.started_at
  )
select
  source.source_id as document_id,
  dated.refresh,
  any_value (dated.day) as day,
  min(dated.seen_at) as seen_at,
  min(dated.sequence) as sequence,
  case
    when dated.what in ('unlisted', 'file_gone') then 'withdrawn'
    when dated.what in ('listed_again', 'file_back') then 'restored'
    else 'corrected'
  end as kind,
  bool_or(dated.has_successor) as has_successor
from
  dated
  join raw.source as source on source.sha256 = dated.sha256
  and source.kind = 'document'
  join staging.arrival as arrival on arrival.source_id = source.source_id
where
  dated.what <> 'replaced'
  or arrival.refresh < dated.refresh
group by
  source.source_id,
  dated.refresh,
  6
