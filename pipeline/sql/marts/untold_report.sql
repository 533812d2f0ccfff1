-- grain: one row per school and report that Ofsted's own page of it lists, and of which the school's timeline tells nothing.
-- source: staging.listed_now, staging.document_file, marts.school_timeline.
-- caveats: of the newest page of each school that was read, at retrieved_at. A report is told of where its document is in the archive and was read, or where the
-- timeline has an event of its day, give or take 3 days: an inspection known from the management information stands there though
-- its report is not held. Reports of a school before it stand on the page of that school.
with
  missing as (
    select
      listed.*
    from
      staging.listed_now as listed anti
      join (
        select
          url
        from
          staging.document_file
      ) as held on held.url = listed.url anti
      join (
        select
          file_number
        from
          staging.document_file
      ) as numbered on numbered.file_number = listed.file_number
  ),
  told as (
    select
      missing.urn,
      missing.url
    from
      missing
      join marts.school_timeline as timeline on timeline.urn = missing.urn::varchar
      and abs(date_diff ('day', timeline.date, missing.event_date)) <= 3
  )
select distinct
  missing.urn::varchar as urn,
  missing.event_date,
  missing.publication_date,
  missing.publication_type,
  missing.url,
  missing.source_id,
  missing.retrieved_at
from
  missing anti
  join told on told.urn = missing.urn
  and told.url = missing.url
order by
  urn,
  event_date,
  publication_date,
  publication_type,
  url
