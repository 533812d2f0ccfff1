-- grain: one row per week (its Monday) of the visits of autumn 2020 and way of visiting; weeks without any are there, with 0.
-- source: staging.document_group.
-- caveats: counts the letters at hand by the first day of the visit; letters without a readable date are left out.
-- delivery is what the letter says: on_site, remote, or 'not_said'.
with
  visit as (
    select
      date_trunc('week', event_date)::date as week,
      coalesce(delivery, 'not_said') as delivery
    from
      staging.document_group
    where
      document_kind = 'interim_visit_letter'
      and event_date is not null
  ),
  week as (
    select
      unnest(generate_series(min(week), max(week), interval 7 day))::date as week
    from
      visit
  )
select
  week.week,
  way.delivery,
  count(visit.week)::integer as letters
from
  week
  cross join (
    select distinct
      delivery
    from
      visit
  ) as way
  left join visit on visit.week = week.week
  and visit.delivery = way.delivery
group by
  week.week,
  way.delivery
order by
  week.week,
  way.delivery
