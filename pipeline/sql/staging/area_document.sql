-- grain: one row per document that counts (staging.document_group) and area it is about.
-- source: staging.document_group, core.document, staging.area_school, staging.authority_region.
-- caveats: a letter on a school is about the areas the school lies in. A letter to a local authority names it in its title:
-- the longest name of an authority that stands there in whole words is taken ("North East Lincolnshire", not "Lincolnshire");
-- one whose title names none counts for England alone.
with
  addressed as (
    select
      document.document_id,
      authority.local_authority,
      authority.region
    from
      core.document as document
      join staging.authority_region as authority on regexp_matches(document.title, '\b' || regexp_escape (authority.local_authority) || '\b', 'i')
    where
      document.kind in ('la_focused_visit_letter', 'area_send_report') qualify row_number() over (
        partition by
          document.document_id
        order by
          length(authority.local_authority) desc,
          authority.local_authority
      ) = 1
  ),
  placed as (
    select
      document.document_id,
      area.area_kind,
      area.area
    from
      core.document as document
      join staging.area_school as area using (urn)
    union all
    select
      document_id,
      'local_authority',
      local_authority
    from
      addressed
    union all
    select
      document_id,
      'region',
      region
    from
      addressed
    union all
    select
      document_id,
      'england',
      'England'
    from
      core.document
    where
      urn is null
  )
select
  placed.document_id,
  placed.area_kind,
  placed.area
from
  placed semi
  join staging.document_group as grouped using (document_id)
where
  placed.area is not null
