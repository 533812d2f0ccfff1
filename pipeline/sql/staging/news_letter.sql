-- grain: one row per letter or report: first seen when, and whether that was news.
-- source: core.document, staging.arrival, raw.source.
-- caveats: news is "baseline" for what the first refresh with letters brought, "correction" for other bytes at the address of an
-- earlier one (corrects), "backfill" for what came later and was published (or, where nothing says, written, or of an event)
-- more than 92 days before the refresh before, else "new". local_authority is the school's, or the one a title names.
with
  dated as (
    select
      document.*,
      coalesce(document.publication_date, document.letter_date, document.event_date) as published_on,
      lag(document.document_id) over address as corrects,
      regexp_extract (
        document.title,
        '(?:Focused visit to|inspection of) (.+?)(?: children.s services| Local Area Partnership)$',
        1
      ) as authority_named
    from
      core.document as document
      join raw.source as source on source.source_id = document.document_id
    window
      address as (
        partition by
          coalesce(document.url, document.document_id)
        order by
          source.sequence
      )
  ),
  authority as (
    select distinct
      local_authority
    from
      core.school
  )
select
  dated.document_id,
  dated.urn,
  dated.kind as document_kind,
  dated.title,
  dated.event_date,
  dated.inspection_id,
  dated.url,
  dated.corrects,
  coalesce(school.local_authority, authority.local_authority) as local_authority,
  arrival.refresh,
  arrival.day,
  arrival.retrieved_at,
  case
    when dated.corrects is not null then 'correction'
    when arrival.known_letters_on is null then 'baseline'
    when dated.published_on < arrival.known_letters_on - 92 then 'backfill'
    else 'new'
  end as news
from
  dated
  join staging.arrival as arrival on arrival.source_id = dated.document_id
  left join core.school as school on school.urn = dated.urn
  left join authority on lower(authority.local_authority) = lower(dated.authority_named)
