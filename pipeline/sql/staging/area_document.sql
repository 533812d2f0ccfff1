-- grain: one row per document that counts (staging.document_group) and area it is about.
-- source: staging.document_group, core.document, staging.area_school, staging.addressed_authority, staging.authority_region.
-- caveats: a letter on a school is about the areas the school lies in. A letter to a local authority, or a report about its
-- area, is about the authority it names (staging.addressed_authority); one that names none counts for England alone.
with
  addressed as (
    select
      addressed.document_id,
      authority.local_authority,
      authority.region
    from
      staging.addressed_authority as addressed
      left join staging.authority_region as authority using (local_authority)
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
    union
    select
      document_id,
      'england',
      'England'
    from
      core.document
    where
      urn is null
      or kind in ('la_focused_visit_letter', 'area_send_report')
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
