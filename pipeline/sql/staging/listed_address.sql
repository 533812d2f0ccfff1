-- grain: one row per letter or report that came as a file and of which an archived page of its school tells an address.
-- source: staging.document_file, staging.document, staging.listed_now, staging.listed_report, staging.source,
-- staging.school_given, raw.document.
-- caveats: what joins them is the number in the file's name, which whoever had the file may have written there: the bytes did
-- not come from that address. So none is told where anything speaks against it: the text names another URN, a name that no
-- file gives the school, or a day more than three days off; two files bear the number; bytes of that address are in the
-- archive, and are others; the school's newest page lists it no more. source_id is the first page that was seen to list
-- the address, where there is one a page that was fetched.
with
  sole as (
    select
      file_number,
      any_value (document_id) as document_id
    from
      staging.document_file
    where
      file_number is not null
    group by
      file_number
    having
      count(*) = 1
  ),
  named as (
    select
      sole.document_id,
      listed.urn,
      listed.ordinal,
      listed.url,
      regexp_replace(strip_accents (lower(given.school_name)), '[^a-z0-9]', '', 'g') as called
    from
      sole
      join staging.document as document using (document_id)
      join raw.document as given using (document_id)
      join staging.listed_now as listed on listed.file_number = sole.file_number
      and listed.urn = document.urn anti
      join staging.source as fetched on fetched.kind = 'document'
      and fetched.url = listed.url
    where
      document.url is null
      and coalesce(given.urn = document.urn::varchar, true)
      and coalesce(
        listed.event_date between given.event_start::date - 3 and coalesce(given.event_end, given.event_start)::date + 3,
        true
      )
  ),
  known as (
    select distinct
      named.document_id
    from
      named
      join staging.school_given as school on school.urn = named.urn::varchar
      and regexp_replace(strip_accents (lower(school.school_name)), '[^a-z0-9]', '', 'g') = named.called
  )
select
  named.document_id,
  named.url,
  page.source_id
from
  named
  join staging.listed_report as listed on listed.urn = named.urn
  and listed.url = named.url
  join staging.source as page on page.source_id = listed.source_id
where
  named.called is null
  or named.document_id in (
    select
      document_id
    from
      known
  ) qualify row_number() over (
    partition by
      named.document_id
    order by
      named.ordinal,
      page.url is null,
      page.place
  ) = 1
