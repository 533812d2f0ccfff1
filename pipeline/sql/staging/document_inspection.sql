-- grain: one row per document that reports on an inspection of the MI.
-- source: staging.document, staging.inspection_fact, staging.lineage, ref.document_event.
-- caveats: same school (shown under, at the time, or a school before it) and start dates within 3 days. Of several: an event the
-- kind of document reports on, then the nearest date, then the order of ids.
with
  school as (
    select
      key_urn as urn,
      inspection_id,
      start_date,
      event
    from
      staging.inspection_fact
    union
    select
      shown_urn,
      inspection_id,
      start_date,
      event
    from
      staging.inspection_fact
    union
    select
      lineage.urn,
      fact.inspection_id,
      fact.start_date,
      fact.event
    from
      staging.lineage as lineage
      join staging.inspection_fact as fact on fact.key_urn = lineage.ancestor_urn
  )
select
  document.document_id,
  school.inspection_id
from
  staging.document as document
  join school on school.urn = document.urn
  and abs(date_diff ('day', school.start_date, document.event_date)) <= 3
  left join ref.document_event as likely on likely.kind = document.kind
  and likely.event = school.event qualify row_number() over (
    partition by
      document.document_id
    order by
      likely.position nulls last,
      abs(date_diff ('day', school.start_date, document.event_date)),
      school.inspection_id
  ) = 1
