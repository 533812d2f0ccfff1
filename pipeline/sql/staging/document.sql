-- grain: one row per letter or report.
-- source: raw.document, staging.publication, staging.source.
-- caveats: URN, event date and publication date are those of the provider page where one lists the document, else those of the
-- text. The kind is the text's; where the text tells none, the page's.
select
  document.document_id,
  coalesce(publication.urn, document.urn::integer) as urn,
  case
    when document.kind = 'other' then coalesce(publication.kind, document.kind)
    else document.kind
  end as kind,
  document.title,
  document.school_name,
  coalesce(publication.event_date, document.event_start::date) as event_date,
  document.event_end::date as event_end,
  document.letter_date::date as letter_date,
  coalesce(publication.publication_date, document.publication_date::date) as publication_date,
  publication.publication_type,
  publication.older_grade,
  publication.event as listed_event,
  source.url,
  source.retrieved_at,
  source.sha256,
  document.pages::integer as pages,
  document.delivery,
  document.lead_inspector_role,
  document.roles_met,
  document.inspection_status,
  document.outcome_phrases,
  document.no_text = 'true' as no_text
from
  raw.document
  join staging.source as source on source.source_id = raw.document.document_id
  left join staging.publication as publication on publication.document_id = raw.document.document_id
