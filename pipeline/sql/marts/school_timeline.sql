-- grain: one row per school and event in its life: an inspection of it or of a school before it, or a letter or report on it.
-- source: core.inspection, core.judgement, core.document, staging.lineage, core.source.
-- caveats: URNs are text here, as in all marts: they are names. relates_to tells whose event it was ("own" or
-- "predecessor"), urn_at_time names the school as it then was. Grades stand in their own scale; codes that are no grade (9, 0)
-- are left out. as_at is the day of the file the inspection was read from. Documents that were withdrawn or replaced stay,
-- with withdrawn_on and replaced_by. listed_url as in core.document: where a page lists a file that did not come from there.
with
  graded as (
    select
      inspection_id,
      any_value (grade) filter (
        area = 'overall_effectiveness'
        and (
          counts
          or grade = 'not_judged'
        )
      ) as overall_effectiveness,
      any_value (grade_label) filter (
        area = 'overall_effectiveness'
        and (
          counts
          or grade = 'not_judged'
        )
      ) as grade_label,
      any_value (grade) filter (
        area = 'quality_of_education'
        and counts
      ) as quality_of_education,
      bool_or(scale = 'report_card') as is_report_card
    from
      core.judgement
    group by
      inspection_id
  ),
  seen as (
    select
      urn_at_time as urn,
      inspection_id
    from
      core.inspection
    union
    select
      urn,
      inspection_id
    from
      core.inspection
    union
    select
      lineage.urn,
      inspection.inspection_id
    from
      staging.lineage as lineage
      join core.inspection as inspection on inspection.urn_at_time = lineage.ancestor_urn
  ),
  inspected as (
    select
      seen.urn::varchar as urn,
      inspection.start_date as date,
      'inspection' as what,
      inspection.event,
      inspection.framework,
      inspection.inspection_id,
      case
        when graded.is_report_card then 'report_card'
        when graded.overall_effectiveness = 'not_judged' then 'not_judged'
        when graded.overall_effectiveness is not null then 'four_point'
      end as scale,
      graded.overall_effectiveness as grade,
      graded.grade_label,
      graded.quality_of_education,
      inspection.outcome,
      inspection.category_of_concern,
      case
        when inspection.urn_at_time = seen.urn then 'own'
        else 'predecessor'
      end as relates_to,
      inspection.urn_at_time::varchar as urn_at_time,
      inspection.publication_date,
      null::varchar as document_id,
      null::varchar as document_kind,
      coalesce(inspection.inspection_type, 'Inspection') as title,
      null::varchar as url,
      null::varchar as listed_url,
      coalesce(source.name, source.url, source.label) as source,
      inspection.source_id,
      inspection.as_at,
      null::date as withdrawn_on,
      null::varchar as replaced_by
    from
      seen
      join core.inspection as inspection using (inspection_id)
      left join graded using (inspection_id)
      left join core.source as source on source.source_id = inspection.source_id
  ),
  written as (
    select
      document.urn::varchar as urn,
      coalesce(document.event_date, document.letter_date, document.publication_date) as date,
      'document' as what,
      inspection.event,
      inspection.framework,
      document.inspection_id,
      null::varchar as scale,
      null::varchar as grade,
      null::varchar as grade_label,
      null::varchar as quality_of_education,
      null::varchar as outcome,
      null::varchar as category_of_concern,
      case
        when coalesce(inspection.urn_at_time, document.urn) = document.urn then 'own'
        else 'predecessor'
      end as relates_to,
      coalesce(inspection.urn_at_time, document.urn)::varchar as urn_at_time,
      document.publication_date,
      document.document_id,
      document.kind as document_kind,
      document.title,
      document.url,
      document.listed_url,
      coalesce(source.name, source.url, source.label) as source,
      source.source_id,
      source.as_at,
      document.withdrawn_on,
      document.replaced_by
    from
      core.document as document
      join core.source as source on source.source_id = document.document_id
      left join core.inspection as inspection using (inspection_id)
    where
      document.urn is not null
  )
select
  *
from
  inspected
union all
select
  *
from
  written
order by
  urn,
  date,
  what desc,
  inspection_id,
  document_id
