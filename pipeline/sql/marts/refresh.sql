-- grain: one row per refresh: what came into the archive with less than six hours in between.
-- source: staging.refresh, staging.arrival, staging.news_letter, staging.news_outcome, marts.change.
-- caveats: letters to restored count rows of marts.change. first_ counts what the first refresh of a kind brought: the base, no
-- change. older_ counts what came later but had been published more than 92 days before what was known then. A night that
-- brought nothing is no refresh.
with
  object as (
    select
      refresh,
      count(*) as objects,
      max(as_at) filter (kind = 'mi') as mi_as_at
    from
      staging.arrival
    group by
      refresh
  ),
  counted as (
    select
      refresh,
      kind,
      count(*) as n
    from
      marts.change
    group by all
    union all
    select
      refresh,
      case news
        when 'baseline' then 'first_letter'
        else 'older_letter'
      end,
      count(*)
    from
      staging.news_letter
    where
      news in ('baseline', 'backfill')
    group by all
    union all
    select
      refresh,
      case news
        when 'baseline' then 'first_outcome'
        else 'older_outcome'
      end,
      count(*)
    from
      staging.news_outcome
    where
      news in ('baseline', 'backfill')
    group by all
  )
select
  refresh.refresh,
  refresh.started_at,
  refresh.day as first_seen,
  coalesce(any_value (object.objects), 0)::integer as objects,
  any_value (object.mi_as_at) as mi_as_at,
  coalesce(sum(n) filter (kind = 'letter'), 0)::integer as letters,
  coalesce(sum(n) filter (kind = 'outcome'), 0)::integer as outcomes,
  coalesce(sum(n) filter (kind = 'grade_change'), 0)::integer as grade_changes,
  coalesce(sum(n) filter (kind = 'corrected'), 0)::integer as corrected,
  coalesce(sum(n) filter (kind = 'withdrawn'), 0)::integer as withdrawn,
  coalesce(sum(n) filter (kind = 'restored'), 0)::integer as restored,
  coalesce(sum(n) filter (kind = 'first_letter'), 0)::integer as first_letters,
  coalesce(sum(n) filter (kind = 'first_outcome'), 0)::integer as first_outcomes,
  coalesce(sum(n) filter (kind = 'older_letter'), 0)::integer as older_letters,
  coalesce(sum(n) filter (kind = 'older_outcome'), 0)::integer as older_outcomes
from
  staging.refresh as refresh
  left join object using (refresh)
  left join counted using (refresh)
group by
  refresh.refresh,
  refresh.started_at,
  refresh.day
order by
  refresh.refresh
