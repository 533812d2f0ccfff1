-- grain: one row per school.
-- source: core.school, staging.school_fact, staging.school_given, staging.graded_of_school, core.inspection, core.judgement, core.document.
-- caveats: URNs are text here, as in all marts: they are names. The grade is that of the latest graded inspection known, own
-- or of the predecessor (grade_from), with the day it started (graded_on); as_at is the day of the newest
-- management information that names the school or tells that inspection, never of the register, which knows of no grade: show
-- it beside every grade. grade is NULL on a report card and where there was no overall grade (scale says which).
-- other_names are names that other files, or its letters, call it by, the newest first; spellings that differ in capitals and signs alone
-- count as one.
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
  ),
  called as (
    select
      urn::integer as urn,
      school_name as name,
      as_at,
      place
    from
      staging.school_given
    union all
    select
      urn,
      school_name,
      coalesce(letter_date, event_date, publication_date),
      null
    from
      core.document
  ),
  named as (
    select
      urn,
      regexp_replace(strip_accents (lower(name)), '[^a-z0-9]', '', 'g') as key,
      arg_max (name, (as_at, place)) as name,
      max((as_at, place)) as newest
    from
      called
    where
      name is not null
    group by
      urn,
      key
  ),
  other as (
    select
      named.urn,
      string_agg(
        named.name,
        '; '
        order by
          named.newest desc,
          named.name
      ) as other_names
    from
      named
      join core.school as school using (urn)
    where
      named.key <> regexp_replace(strip_accents (lower(school.name)), '[^a-z0-9]', '', 'g')
    group by
      named.urn
  )
select
  school.urn::varchar as urn,
  school.name,
  other.other_names,
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
  left join other using (urn)
  left join core.inspection as inspection on inspection.inspection_id = latest.inspection_id
  left join core.judgement as overall on overall.inspection_id = latest.inspection_id
  and overall.area = 'overall_effectiveness'
order by
  school.urn
