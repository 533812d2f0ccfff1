-- grain: one row per record (an inspection, or a school by its URN), fact on which files differ, and file row that tells it.
-- source: core.disagreement, staging.mention_inspection, raw.mi_latest, staging.sheet, ref.*.
-- caveats: code is what is compared, label what readers see: two spellings, or two marks for "none" or "not judged", are one
-- code. Facts of schools are read from latest-inspections files only: a file of inspections tells the school as it was then.
-- dated is the day of a report card's grade. Files without a day can not be put in order and are left out.
with
  differing as (
    select distinct
      inspection_id,
      column_name as fact
    from
      core.disagreement
    where
      column_name not in ('event', 'inspection_number')
  ),
  mention as (
    select
      *
    from
      staging.mention_inspection semi
      join differing using (inspection_id)
    where
      as_at is not null
  ),
  cell as (
    select
      inspection_id,
      start_date,
      as_at,
      place,
      unnest(
        [
          'start_date',
          'publication_date',
          'outcome',
          'category_of_concern',
          'overall_effectiveness',
          'quality_of_education',
          'behaviour_and_attitudes',
          'personal_development',
          'leadership_and_management',
          'safeguarding_effective',
          'early_years',
          'sixth_form_provision',
          'rc_safeguarding_standards',
          'rc_inclusion',
          'rc_curriculum_and_teaching',
          'rc_achievement',
          'rc_attendance_and_behaviour',
          'rc_personal_development_and_wellbeing',
          'rc_early_years',
          'rc_post_16_provision',
          'rc_leadership_and_governance'
        ]
      ) as fact,
      unnest(
        [
          start_date::varchar,
          publication_date::varchar,
          outcome,
          category_of_concern,
          overall_effectiveness,
          quality_of_education,
          behaviour_and_attitudes,
          personal_development,
          leadership_and_management,
          safeguarding_effective,
          early_years,
          sixth_form_provision,
          rc_safeguarding_standards,
          rc_inclusion,
          rc_curriculum_and_teaching,
          rc_achievement,
          rc_attendance_and_behaviour,
          rc_personal_development_and_wellbeing,
          rc_early_years,
          rc_post_16_provision,
          rc_leadership_and_governance
        ]
      ) as given,
      unnest(
        [
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          rc_safeguarding_standards_date,
          rc_inclusion_date,
          rc_curriculum_and_teaching_date,
          rc_achievement_date,
          rc_attendance_and_behaviour_date,
          rc_personal_development_and_wellbeing_date,
          rc_early_years_date,
          rc_post_16_provision_date,
          rc_leadership_and_governance_date
        ]
      )::date as dated
    from
      mention
  ),
  inspected as (
    select
      cell.inspection_id as record,
      cell.fact,
      coalesce(
        outcome.outcome,
        concern.concern,
        case
          when grade.counts then grade.grade
          when grade.counts = false then 'none'
        end,
        lower(cell.given)
      ) as code,
      coalesce(concern.label, grade.label, cell.given) as label,
      cell.dated,
      cell.as_at,
      cell.place
    from
      cell semi
      join differing on differing.inspection_id = cell.inspection_id
      and differing.fact = cell.fact
      left join ref.area as area on area.cell = cell.fact
      left join ref.grade as grade on grade.scale = area.scale
      and grade.given = cell.given
      and cell.start_date between coalesce(grade.from_date, cell.start_date) and coalesce(grade.to_date, cell.start_date)
      left join ref.outcome as outcome on cell.fact = 'outcome'
      and outcome.given = cell.given
      left join ref.concern as concern on cell.fact = 'category_of_concern'
      and concern.given = cell.given
    where
      cell.given is not null
  ),
  listed as (
    select
      latest.urn,
      latest.row_number,
      sheet.as_at,
      sheet.place + latest.row_number * 10 as place,
      coalesce(phase.phase, latest.phase) as phase,
      coalesce(type.school_type, latest.school_type) as school_type,
      coalesce(authority.local_authority, latest.local_authority) as local_authority,
      latest.open_date
    from
      raw.mi_latest as latest
      join staging.sheet as sheet on sheet.source_id = latest.source_id
      and sheet.sheet = coalesce(latest.sheet, '')
      left join ref.phase as phase on lower(phase.given) = lower(latest.phase)
      left join ref.school_type as type on type.given = lower(latest.school_type)
      left join ref.local_authority as authority on authority.given = lower(latest.local_authority)
    where
      sheet.as_at is not null
  ),
  altered as (
    select
      urn
    from
      listed
    group by
      urn
    having
      min(lower(phase)) <> max(lower(phase))
      or min(lower(school_type)) <> max(lower(school_type))
      or min(lower(local_authority)) <> max(lower(local_authority))
      or min(open_date) <> max(open_date)
  ),
  school as (
    select
      urn as record,
      fact,
      lower(value) as code,
      value as label,
      null::date as dated,
      as_at,
      place
    from
      (
        select
          listed.*
        from
          listed semi
          join altered using (urn)
      ) unpivot (value for fact in (phase, school_type, local_authority, open_date))
  )
select
  'inspection' as kind,
  *
from
  inspected
union all
select
  'school',
  *
from
  school
