-- kind: view
-- grain: one row per mention of a school: a row of an MI file or of the GIAS register, a provider page, a name at the time of
-- an inspection.
-- source: raw.mi_latest, raw.mi_inspection, raw.gias_school, raw.provider, staging.mention, ref.provider_category.
-- caveats: values as given, typed; place orders mentions from oldest to newest, and a name at the time of an inspection is
-- older than any. figures_as_at is the day of a file of management information: the register knows of no grade. Pages of local
-- authorities and of other providers that are no schools are left out; a saved page that does not tell its category
-- counts when its URN is a number, as those of schools are.
with
  latest as (
    select
      source_id,
      coalesce(sheet, '') as sheet,
      row_number,
      columns (
        '^(web_link|urn|laestab|school_name|phase|school_type|open_date|admissions_policy|sixth_form|religious_character|religious_ethos|faith_grouping|ofsted_region|region|local_authority|constituency|postcode|mat_uid|mat_name|sponsor_uid|sponsor_name|idaci_quintile|pupils|lowest_age|highest_age)$'
      ),
      monitoring_count,
      most_recent_category_of_concern,
      true as in_latest_file
    from
      raw.mi_latest
  ),
  inspected as (
    select
      source_id,
      coalesce(sheet, '') as sheet,
      row_number,
      columns (
        '^(web_link|urn|laestab|school_name|phase|school_type|open_date|admissions_policy|sixth_form|religious_character|religious_ethos|faith_grouping|ofsted_region|region|local_authority|constituency|postcode|mat_uid|mat_name|sponsor_uid|sponsor_name|idaci_quintile|pupils|lowest_age|highest_age)$'
      )
    from
      raw.mi_inspection
  ),
  mi as (
    select
      *
    from
      latest
    union all
    by name
    select
      *
    from
      inspected
  ),
  listed as (
    select
      mi.* exclude (sheet),
      sheet.as_at,
      sheet.as_at as figures_as_at,
      sheet.place + mi.row_number as place
    from
      mi
      join staging.sheet as sheet on sheet.source_id = mi.source_id
      and sheet.sheet = mi.sheet
  ),
  register as (
    select
      gias.*
    rename (phase as gias_phase),
    source.as_at,
    source.place * 10000000000 + gias.row_number as place
    from
      raw.gias_school as gias
      join staging.source as source using (source_id)
  ),
  page as (
    select
      provider.source_id,
      provider.urn,
      provider.name as school_name,
      nullif(regexp_extract (upper(provider.address), '[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}'), '') as postcode,
      source.place * 10000000000 as place
    from
      raw.provider as provider
      join staging.source as source using (source_id)
      left join ref.provider_category as category on category.category = provider.category_code
    where
      coalesce(category.school, provider.category_code is null)
      and try_cast (provider.urn as integer) is not null
  ),
  at_time as (
    select
      source_id,
      key_urn::varchar as urn,
      name_at_time as school_name,
      laestab_at_time as laestab,
      type_at_time as school_type,
      - date_diff ('day', start_date, date '2100-01-01') as place
    from
      staging.mention
    where
      urn_at_time is not null
  )
select
  *
from
  listed
union all
by name
select
  *
from
  register
union all
by name
select
  *
from
  page
union all
by name
select
  *
from
  at_time
