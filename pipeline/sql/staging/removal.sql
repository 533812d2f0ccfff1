-- grain: one row per inspection that a newer file of the same kind no longer tells.
-- source: raw.mi_latest, staging.mention_key, staging.sheet, core.inspection.
-- caveats: in files of latest inspections, a school's newest graded inspection or report card that gives way to an older one or to
-- none; in files of the year to date, which only ever grow, one that is told no more. In both, no file of that newer day may
-- tell it. An inspection under an earlier framework than the columns of the newer file is not taken for removed (files from
-- November 2025 on show grades of the education inspection framework only), nor is one of a kind that file has none of.
with
  mention as (
    select
      mention_key.inspection_id,
      mention_key.place,
      mention_key.place % 10 as block,
      sheet.place as sheet,
      sheet.as_at
    from
      staging.mention_key as mention_key
      join staging.sheet as sheet on sheet.place = mention_key.place - mention_key.place % 100000000
    where
      sheet.as_at is not null
  ),
  still_told as (
    select distinct
      inspection_id,
      as_at
    from
      mention
  ),
  row_of_school as (
    select
      latest.urn,
      block.block,
      sheet.as_at,
      sheet.place + latest.row_number * 10 + block.block as place
    from
      raw.mi_latest as latest
      join staging.sheet as sheet on sheet.source_id = latest.source_id
      and sheet.sheet = coalesce(latest.sheet, '')
      cross join (
        values
          (3),
          (5)
      ) as block (block)
    where
      sheet.as_at is not null
  ),
  newest_of_day as (
    select
      urn,
      block,
      as_at,
      max(place) as place
    from
      row_of_school
    group by all
  ),
  told as (
    select
      of_day.*,
      mention.inspection_id,
      inspection.start_date
    from
      newest_of_day as of_day
      left join mention on mention.place = of_day.place
      left join core.inspection as inspection on inspection.inspection_id = mention.inspection_id
  ),
  followed as (
    select
      inspection_id,
      start_date,
      block,
      place,
      lead(as_at) over school as next_as_at,
      lead(place) over school as next_place,
      lead(start_date) over school as next_start
    from
      told
    window
      school as (
        partition by
          urn,
          block
        order by
          as_at
      )
  ),
  gone_from_latest as (
    select
      inspection_id,
      start_date,
      place as from_place,
      next_place as to_place,
      next_as_at as as_at
    from
      followed
    where
      inspection_id is not null
      and next_as_at is not null
      and (
        next_start < start_date
        or (
          next_start is null
          and start_date >= date '2019-09-01'
        )
      )
  ),
  year_to_date as (
    select
      mention.sheet,
      mention.as_at,
      date_trunc('year', mention.as_at - interval '8 months') + interval '8 months' as year_from
    from
      mention
      join core.inspection as inspection using (inspection_id)
    where
      mention.block = 1
    group by
      mention.sheet,
      mention.as_at
    having
      min(inspection.start_date) >= date_trunc('year', mention.as_at - interval '8 months') + interval '2 months'
  ),
  followed_file as (
    select
      sheet,
      year_from,
      lead(sheet) over (
        partition by
          year_from
        order by
          as_at,
          sheet
      ) as next_sheet,
      lead(as_at) over (
        partition by
          year_from
        order by
          as_at,
          sheet
      ) as next_as_at
    from
      year_to_date
  ),
  event_of_file as (
    select distinct
      mention.sheet,
      inspection.event
    from
      mention
      join core.inspection as inspection using (inspection_id)
    where
      mention.block = 1
  ),
  gone_from_year as (
    select
      mention.inspection_id,
      inspection.start_date,
      mention.place as from_place,
      followed_file.next_sheet as to_place,
      followed_file.next_as_at as as_at
    from
      followed_file
      join mention on mention.sheet = followed_file.sheet
      join core.inspection as inspection using (inspection_id) semi
      join event_of_file on event_of_file.sheet = followed_file.next_sheet
      and event_of_file.event = inspection.event
    where
      mention.as_at < followed_file.next_as_at
      and inspection.start_date >= followed_file.year_from
  ),
  gone as (
    from
      gone_from_latest
    union all
    from
      gone_from_year
  )
select
  gone.inspection_id,
  any_value (gone.start_date) as start_date,
  max(gone.from_place) as from_place,
  gone.as_at,
  max(gone.to_place) as to_place
from
  gone anti
  join still_told on still_told.inspection_id = gone.inspection_id
  and still_told.as_at = gone.as_at
group by
  gone.inspection_id,
  gone.as_at
