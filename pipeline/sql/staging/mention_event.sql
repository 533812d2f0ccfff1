-- grain: one row per description of an inspection and start date met in the MI files.
-- source: staging.mention_given, ref.event_rule.
-- caveats: the first rule by position whose pattern is found and whose dates hold decides.
with
  described as (
    select distinct
      description
    from
      staging.mention_given
  ),
  matched as (
    select
      described.description,
      rule.position,
      rule.event,
      rule.from_date,
      rule.to_date
    from
      described
      join ref.event_rule as rule on regexp_matches(described.description, rule.pattern)
  ),
  dated as (
    select distinct
      description,
      start_date
    from
      staging.mention_given
  )
select
  dated.description,
  dated.start_date,
  arg_min (matched.event, matched.position) as event
from
  dated
  join matched on matched.description = dated.description
  and dated.start_date >= coalesce(matched.from_date, dated.start_date)
  and dated.start_date <= coalesce(matched.to_date, dated.start_date)
group by all
