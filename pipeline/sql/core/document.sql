-- grain: one row per letter or report.
-- source: staging.document, staging.listed_address, staging.withdrawal, staging.document_inspection, core.inspection, staging.graded_of_school, core.school.
-- caveats: prior_grade as in core.inspection: that of the inspection it reports on, or, where the MI has none, told from the
-- school and the date of the event. phase is the school's in the first file after the event that gives one, else its latest;
-- NULL for letters to local authorities. no_text marks scans: kept, without sentences. lead_inspector_role and
-- roles_met are roles, never names. A document that its source took away stays: withdrawn_on is the day it was seen gone,
-- replaced_by the document that stands in its place; one that is replaced is left out of every count in marts. listed_url is no
-- address the bytes came from (url): of a letter that came as a file, the page listed_source_id lists the number in its name there.
with
  earlier as (
    select
      document.document_id,
      prior.start_date,
      prior.state,
      prior.overall_effectiveness,
      prior.quality_of_education,
      prior.depth
    from
      (
        select
          document_id,
          urn,
          event_date - 1 as day_before
        from
          staging.document
        where
          urn is not null
          and event_date is not null
      ) as document asof
      join staging.graded_of_school as prior on prior.urn = document.urn
      and document.day_before >= prior.start_date
  ),
  phase_by_file as (
    select
      given.urn::integer as urn,
      given.as_at,
      max(coalesce(phase.phase, given.phase)) as phase
    from
      staging.school_given as given
      left join ref.phase as phase on phase.given = given.phase
    where
      given.phase is not null
      and given.as_at is not null
    group by all
  ),
  phase_then as (
    select
      document.document_id,
      by_file.phase
    from
      staging.document as document asof
      join phase_by_file as by_file on by_file.urn = document.urn
      and document.event_date <= by_file.as_at
  )
select
  document.document_id,
  document.urn,
  linked.inspection_id,
  document.kind,
  document.title,
  document.school_name,
  document.event_date,
  document.event_end,
  document.letter_date,
  document.publication_date,
  document.publication_type,
  document.older_grade,
  document.url,
  listed.url as listed_url,
  listed.source_id as listed_source_id,
  document.retrieved_at,
  document.sha256,
  document.pages,
  document.delivery,
  document.lead_inspector_role,
  document.roles_met,
  document.inspection_status,
  document.outcome_phrases,
  case
    when linked.inspection_id is not null then inspection.prior_grade
    else earlier.overall_effectiveness
  end as prior_grade,
  case
    when linked.inspection_id is not null then inspection.prior_grade_date
    else earlier.start_date
  end as prior_grade_date,
  case
    when linked.inspection_id is not null then inspection.prior_grade_from
    when earlier.depth = 0 then 'own'
    when earlier.depth > 0 then 'predecessor'
  end as prior_grade_from,
  case
    when linked.inspection_id is not null then inspection.prior_grade_reason
    when document.urn is null then 'no_school'
    when earlier.document_id is null then 'none'
    when earlier.overall_effectiveness is null then coalesce(earlier.state, 'not_known')
  end as prior_grade_reason,
  case
    when linked.inspection_id is not null then inspection.prior_quality_of_education
    else earlier.quality_of_education
  end as prior_quality_of_education,
  coalesce(phase_then.phase, school.phase) as phase,
  document.no_text,
  withdrawal.withdrawn_on,
  withdrawal.replaced_by
from
  staging.document as document
  left join staging.listed_address as listed using (document_id)
  left join staging.withdrawal as withdrawal using (document_id)
  left join staging.document_inspection as linked using (document_id)
  left join core.inspection as inspection using (inspection_id)
  left join earlier using (document_id)
  left join phase_then using (document_id)
  left join core.school as school on school.urn = document.urn
order by
  document.document_id
