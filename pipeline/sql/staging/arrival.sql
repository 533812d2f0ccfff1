-- grain: one row per archived object that was read: the refresh that brought it.
-- source: staging.source, staging.refresh.
-- caveats: known_mi_as_at is the newest day that management information brought by earlier refreshes stands for, known_letters_on the
-- day of the newest earlier refresh that brought letters: NULL in the first refresh that brings any of the kind.
with
  arrived as (
    select
      source.source_id,
      source.kind,
      source.as_at,
      source.retrieved_at,
      refresh.refresh,
      refresh.day
    from
      staging.source as source asof
      join staging.refresh as refresh on source.retrieved_at >= refresh.started_at
  ),
  brought as (
    select
      refresh.refresh,
      max(arrived.as_at) filter (arrived.kind = 'mi') as mi_as_at,
      max(arrived.day) filter (arrived.kind = 'document') as letters_on
    from
      staging.refresh as refresh
      left join arrived using (refresh)
    group by
      refresh.refresh
  ),
  known as (
    select
      refresh,
      max(mi_as_at) over earlier as known_mi_as_at,
      max(letters_on) over earlier as known_letters_on
    from
      brought
    window
      earlier as (
        order by
          refresh rows between unbounded preceding
          and 1 preceding
      )
  )
select
  arrived.*,
  known.known_mi_as_at,
  known.known_letters_on
from
  arrived
  join known using (refresh)
