-- grain: one row per refresh: everything that came into the archive, or was seen gone at its source, with less than six hours
-- between one thing and the next.
-- source: raw.source, raw.withdrawal.
-- caveats: told from the moments of the archive alone, so that a build from a whole archive knows the same refreshes as the
-- nights that filled it. A night that brought nothing is no refresh. refresh counts from 1; next_at is NULL for the newest.
with
  seen as (
    select distinct
      retrieved_at::timestamp as moment
    from
      raw.source
    union
    select distinct
      seen_at::timestamp
    from
      raw.withdrawal
  ),
  spaced as (
    select
      moment,
      lag(moment) over (
        order by
          moment
      ) as before
    from
      seen
  )
select
  row_number() over (
    order by
      moment
  )::integer as refresh,
  moment as started_at,
  moment::date as day,
  lead(moment) over (
    order by
      moment
  ) as next_at
from
  spaced
where
  before is null
  or moment - before >= interval '6 hours'
