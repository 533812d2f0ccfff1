-- grain: one row per month, phase ('All' too) and event; months without any are there, with 0.
-- source: core.inspection, core.school.
-- caveats: counted by start date and by the phase the school has now. Only what the archived files hold: latest-inspections
-- files tell the latest ungraded inspection of a school, not those before it.
with
  inspected as (
    select
      date_trunc('month', inspection.start_date)::date as month,
      coalesce(school.phase, 'Unknown') as phase,
      inspection.event
    from
      core.inspection as inspection
      left join core.school as school on school.urn = inspection.urn_at_time
  ),
  counted as (
    select
      month,
      coalesce(phase, 'All') as phase,
      event,
      count(*) as inspections
    from
      inspected
    group by
      grouping sets ((month, phase, event), (month, event))
  ),
  month as (
    select
      unnest(generate_series(min(month), max(month), interval 1 month))::date as month
    from
      inspected
  )
select
  month.month,
  kind.phase,
  kind.event,
  coalesce(counted.inspections, 0)::integer as inspections
from
  month
  cross join (
    select distinct
      phase,
      event
    from
      counted
  ) as kind
  left join counted using (month, phase, event)
order by
  month.month,
  kind.phase,
  kind.event
