-- grain: one row per record, fact and file that first tells it otherwise than the files before.
-- source: staging.claim.
-- caveats: going from the oldest day on, what was believed stays while any file of a day still tells it; else it gives way to what
-- the newest file of that day tells. So two files of one day that differ are no revision, and a difference between kinds of
-- file is one only when the old value is told no more. from_place and to_place name the rows of the files.
with recursive
  told as (
    select
      kind,
      record,
      fact,
      code,
      as_at,
      max(place) as place,
      arg_max (label, place) as label,
      arg_max (dated, place) as dated,
      dense_rank() over (
        partition by
          kind,
          record,
          fact
        order by
          as_at
      ) as step
    from
      staging.claim
    group by
      kind,
      record,
      fact,
      code,
      as_at
  ),
  newest as (
    select
      *
    from
      told qualify row_number() over (
        partition by
          kind,
          record,
          fact,
          step
        order by
          place desc
      ) = 1
  ),
  believed as (
    select
      kind,
      record,
      fact,
      step,
      code,
      label,
      place,
      dated,
      null::varchar as from_code,
      null::varchar as from_label,
      null::bigint as from_place,
      null::date as from_dated
    from
      newest
    where
      step = 1
    union all
    select
      newest.kind,
      newest.record,
      newest.fact,
      newest.step,
      coalesce(same.code, newest.code),
      coalesce(same.label, newest.label),
      coalesce(same.place, newest.place),
      case
        when same.code is null then newest.dated
        else same.dated
      end,
      case
        when same.code is null then believed.code
      end,
      case
        when same.code is null then believed.label
      end,
      case
        when same.code is null then believed.place
      end,
      case
        when same.code is null then believed.dated
      end
    from
      believed
      join newest on newest.kind = believed.kind
      and newest.record = believed.record
      and newest.fact = believed.fact
      and newest.step = believed.step + 1
      left join told as same on same.kind = believed.kind
      and same.record = believed.record
      and same.fact = believed.fact
      and same.step = believed.step + 1
      and same.code = believed.code
  )
select
  kind,
  record,
  fact,
  from_code,
  from_label,
  from_place,
  code as to_code,
  label as to_label,
  place as to_place,
  coalesce(dated > from_dated, false) as graded_again
from
  believed
where
  from_place is not null
