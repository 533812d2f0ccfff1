-- grain: one row per document that its source no longer offers as it was archived.
-- source: raw.withdrawal, raw.document, raw.source.
-- caveats: withdrawn_on is the first day it was seen gone, of what still holds: unlisted and not listed again, its address
-- empty and not filled again, other bytes at its address. Of two documents of one address the one whose bytes were seen
-- there last is current; the other is replaced by it, on the day the newer was archived where no one noted the change. replaced_by names only documents that were read: while a
-- replacement can not be read, the old one stands in its place.
with
  document as (
    select
      raw.document.document_id,
      source.sha256,
      source.url,
      source.sequence,
      source.retrieved_at::timestamp::date as archived_on
    from
      raw.document
      join raw.source as source on source.source_id = raw.document.document_id
  ),
  last_word as (
    select
      *,
      seen_at::timestamp::date as seen_on
    from
      raw.withdrawal
    where
      sha256 is not null qualify row_number() over (
        partition by
          sha256,
          case what
            when 'listed_again' then 'unlisted'
            when 'file_back' then 'file_gone'
            else what
          end
        order by
          sequence desc
      ) = 1
  ),
  last_bytes as (
    select
      withdrawal.url,
      arg_max (document.document_id, withdrawal.sequence) as document_id
    from
      raw.withdrawal as withdrawal
      join document on document.sha256 = withdrawal.by_sha256
    where
      withdrawal.what = 'replaced'
    group by
      withdrawal.url
  ),
  current as (
    select
      document.url,
      coalesce(any_value (last_bytes.document_id), arg_max (document.document_id, document.sequence)) as document_id
    from
      document
      left join last_bytes using (url)
    where
      document.url is not null
    group by
      document.url
  ),
  gone as (
    select
      document.document_id,
      last_word.seen_on,
      null::date as archived_on,
      coalesce(by_bytes.document_id, by_address.document_id) as replaced_by
    from
      document
      join last_word using (sha256)
      left join document as by_bytes on by_bytes.sha256 = last_word.by_sha256
      left join current as by_address on by_address.url = last_word.by_url
      left join current on current.url = document.url
    where
      last_word.what in ('unlisted', 'file_gone')
      or (
        last_word.what = 'replaced'
        and document.document_id is distinct from current.document_id
      )
    union all
    select
      document.document_id,
      null,
      newer.archived_on,
      newer.document_id
    from
      document
      join current on current.url = document.url
      join document as newer on newer.document_id = current.document_id
    where
      document.document_id <> current.document_id
  )
select
  document_id,
  coalesce(min(seen_on), min(archived_on)) as withdrawn_on,
  max(replaced_by) filter (replaced_by <> document_id) as replaced_by
from
  gone
group by
  document_id
