-- level: warn
-- Letters and reports about one school, of which the school is not known: they stand in no school's history.
select
  document.document_id,
  document.kind,
  document.urn,
  document.title,
  document.document_id as source_id
from
  core.document as document anti
  join core.school as school on school.urn = document.urn
where
  document.kind not in ('la_focused_visit_letter', 'area_send_report', 'other')
