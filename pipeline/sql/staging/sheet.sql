-- grain: one row per sheet of an MI file (a csv is one sheet without a name).
-- source: raw.mi_latest, raw.mi_inspection, staging.source.
-- caveats: place orders sheets from oldest to newest and leaves room for the rows of each.
with
  sheet as (
    select distinct
      source_id,
      coalesce(sheet, '') as sheet
    from
      raw.mi_latest
    union
    select distinct
      source_id,
      coalesce(sheet, '') as sheet
    from
      raw.mi_inspection
  )
select
  sheet.source_id,
  sheet.sheet,
  sheet.source_id || '/' || sheet.sheet as file,
  source.as_at,
  source.place * 10000000000 + row_number() over (
    partition by
      sheet.source_id
    order by
      sheet.sheet
  ) * 100000000 as place
from
  sheet
  join staging.source as source using (source_id)
