-- grain: one row per school.
-- source: core.school, staging.school_fact, staging.graded_of_school, core.inspection, core.judgement.
-- caveats: URNs are text here, as in all marts: they are names. The grade is that of the latest graded inspection known, own
-- or of the predecessor (grade_from), with the day it started (graded_on); as_at is the day of the newest
-- management information that names the school or tells that inspection, never of the register, which knows of no grade: show
-- it beside every grade. grade is NULL on a report card and where there was no overall grade (scale says which).
with
  latest as (
    select
      *
    from
      staging.graded_of_school qualify row_number() over (
        partition by
          urn
        order by
          start_date desc,
          depth
      ) = 1
  )
select
  school.urn::varchar as urn,
  school.name,
  school.phase,
  school.school_type,
  school.coarse_type,
  school.local_authority,
  school.region,
  school.constituency,
  school.postcode,
  school.trust,
  school.religious_character,
  school.idaci_quintile,
  school.pupils,
  school.open_date,
  school.close_date,
  school.predecessor_urn::varchar as predecessor_urn,
  latest.inspection_id,
  latest.start_date as graded_on,
  latest.scale,
  latest.overall_effectiveness as grade,
  overall.grade_label,
  latest.quality_of_education,
  case
    when latest.depth = 0 then 'own'
    when latest.depth > 0 then 'predecessor'
  end as grade_from,
  school.most_recent_category_of_concern as category_of_concern,
  greatest(fact.figures_as_at, inspection.as_at) as as_at
from
  core.school as school
  join staging.school_fact as fact using (urn)
  left join latest using (urn)
  left join core.inspection as inspection on inspection.inspection_id = latest.inspection_id
  left join core.judgement as overall on overall.inspection_id = latest.inspection_id
  and overall.area = 'overall_effectiveness'
order by
  school.urn
