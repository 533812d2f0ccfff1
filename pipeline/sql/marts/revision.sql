-- grain: one row per record, fact and release of management information that told it otherwise than the releases before.
-- source: staging.revision, staging.removal, core.inspection, core.school, staging.sheet, staging.arrival, ref.fact, ref.area.
-- caveats: nobody announces these. record is "inspection" or "school"; what "inspection" with no new value is one that a newer
-- file no longer tells (it stays in core.inspection). seen_on is the day of the refresh by which both files were here. A school
-- that did change (its type, its authority) looks the same as one whose record was put right. A report card's grade
-- with a later day of its own was given again, which is no revision and left out. Files are compared where both tell the
-- fact; spellings and marks for "none" are made one before.
with
  found as (
    select
      kind,
      record,
      fact,
      from_code,
      from_label,
      to_code,
      to_label,
      from_place,
      to_place
    from
      staging.revision
    where
      not graded_again
    union all
    select
      'inspection',
      inspection_id,
      'inspection',
      start_date::varchar,
      start_date::varchar,
      null,
      null,
      from_place,
      to_place
    from
      staging.removal
  ),
  file as (
    select
      sheet.place,
      sheet.as_at,
      nullif(sheet.sheet, '') as sheet,
      arrival.refresh,
      arrival.day,
      arrival.retrieved_at,
      source.source_id,
      coalesce(source.name, source.label) as name,
      source.url
    from
      staging.sheet as sheet
      join staging.arrival as arrival using (source_id)
      join core.source as source using (source_id)
  )
select
  found.kind as record,
  case found.kind
    when 'inspection' then inspection.urn::varchar
    else found.record
  end as urn,
  school.name,
  school.local_authority,
  inspection.inspection_id,
  inspection.start_date,
  found.fact as what,
  coalesce(fact.label, area.label) as what_label,
  found.from_code as from_value,
  found.from_label,
  found.to_code as to_value,
  found.to_label,
  greatest(older.refresh, newer.refresh) as refresh,
  greatest(older.day, newer.day) as seen_on,
  greatest(older.retrieved_at, newer.retrieved_at) as seen_at,
  older.as_at as older_as_at,
  older.source_id as older_source_id,
  older.name as older_file,
  older.sheet as older_sheet,
  divide (found.from_place % 100000000, 10) as older_row,
  older.url as older_url,
  newer.as_at as newer_as_at,
  newer.source_id as newer_source_id,
  newer.name as newer_file,
  newer.sheet as newer_sheet,
  nullif(divide (found.to_place % 100000000, 10), 0) as newer_row,
  newer.url as newer_url
from
  found
  join file as older on older.place = found.from_place - found.from_place % 100000000
  join file as newer on newer.place = found.to_place - found.to_place % 100000000
  left join core.inspection as inspection on found.kind = 'inspection'
  and inspection.inspection_id = found.record
  left join core.school as school on school.urn = case found.kind
    when 'inspection' then inspection.urn
    else try_cast (found.record as integer)
  end
  left join ref.fact as fact on fact.fact = found.fact
  left join ref.area as area on area.cell = found.fact
order by
  urn,
  inspection_id,
  what,
  newer_as_at
