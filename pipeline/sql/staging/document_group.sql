-- grain: one row per document with sentences that none replaces: the kind, phase and prior grade it is counted under.
-- source: core.document, core.sentence.
-- caveats: prior_grade is 1 to 4, "none" (no graded inspection before, as far as the files tell), "not_judged" or "report_card"
-- (the last gave no overall grade), "not_known" (no file tells the school of the letter, or its grade then), or
-- "not_a_school" for letters to local authorities, whose phase is "Not a school".
select
  document.document_id,
  document.kind as document_kind,
  case
    when document.kind in ('la_focused_visit_letter', 'area_send_report') then 'Not a school'
    else coalesce(document.phase, 'Unknown')
  end as phase,
  case
    when document.kind in ('la_focused_visit_letter', 'area_send_report') then 'not_a_school'
    when document.urn is null then 'not_known'
    else coalesce(document.prior_grade, document.prior_grade_reason, 'none')
  end as prior_grade,
  document.event_date,
  document.delivery
from
  core.document as document semi
  join core.sentence as sentence using (document_id)
where
  document.replaced_by is null
