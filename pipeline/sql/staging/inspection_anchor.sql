-- grain: one row per URN at the time, graded or not, and day on which an inspection is said to start.
-- source: staging.inspection_day.
-- caveats: the days of one inspection differ between files by up to 3. Going from the earliest day on, a day joins the
-- inspection before it (anchor is that one's first day) when it is within 3 days, when no file names both, when their
-- numbers, where both have one, agree, and when the next day is not nearer and would be left alone. In one file two
-- days are two inspections.
with recursive
  point as (
    select
      key_urn,
      is_graded,
      day,
      list_distinct (flatten (list (files))) as files,
      list (distinct inspection_number) filter (inspection_number is not null) as numbers
    from
      staging.inspection_day
    group by all
  ),
  neighbour as (
    select
      *,
      row_number() over school as ordinal,
      lag(day) over school as day_before,
      lead(day) over school as day_after,
      lead(files) over school as files_after
    from
      point
    window
      school as (
        partition by
          key_urn,
          is_graded
        order by
          day
      )
  ),
  near as (
    select
      *
    from
      neighbour
    where
      day - day_before <= 3
      or day_after - day <= 3
  ),
  merged as (
    select
      key_urn,
      is_graded,
      day,
      ordinal,
      day as anchor,
      files,
      coalesce(numbers, []) as numbers
    from
      near
    where
      coalesce(day - day_before > 3, true)
    union all
    select
      near.key_urn,
      near.is_graded,
      near.day,
      near.ordinal,
      case
        when joins then merged.anchor
        else near.day
      end,
      case
        when joins then list_concat (merged.files, near.files)
        else near.files
      end,
      case
        when joins then list_concat (merged.numbers, coalesce(near.numbers, []))
        else coalesce(near.numbers, [])
      end
    from
      merged
      join near on near.key_urn = merged.key_urn
      and near.is_graded = merged.is_graded
      and near.ordinal = merged.ordinal + 1
      and near.day - merged.day <= 3
      cross join lateral (
        select
          near.day - merged.anchor <= 3
          and not list_has_any (near.files, merged.files)
          and (
            len (coalesce(near.numbers, [])) = 0
            or len (merged.numbers) = 0
            or list_has_any (near.numbers, merged.numbers)
          )
          and not coalesce(
            near.day_after - near.day < near.day - merged.day
            and not list_has_any (near.files, near.files_after)
            and list_has_any (near.files_after, merged.files),
            false
          ) as joins
      )
  )
select
  neighbour.key_urn,
  neighbour.is_graded,
  neighbour.day,
  coalesce(merged.anchor, neighbour.day) as anchor
from
  neighbour
  left join merged using (key_urn, is_graded, day)
