-- grain: one row per school and school before it.
-- source: raw.gias_link (both directions), the "URN at time of" columns of the MI files, ref.link_type.
-- caveats: established_date is NULL where GIAS gives none, and for links read off the MI. Two URNs that name each other as
-- predecessor keep the link to the lower URN: URNs are given out in ascending order.
with
  gias as (
    select
      case
        when type.names = 'predecessor' then link.urn
        else link.link_urn
      end as urn,
      case
        when type.names = 'predecessor' then link.link_urn
        else link.urn
      end as predecessor_urn,
      type.priority,
      type.closes,
      link.established_date,
      'gias' as told_by
    from
      raw.gias_link as link
      join ref.link_type as type using (link_type)
  ),
  link as (
    select
      urn::integer as urn,
      predecessor_urn::integer as predecessor_urn,
      priority,
      closes,
      established_date::date as established_date,
      told_by
    from
      gias
    union all
    select
      shown_urn,
      urn_at_time,
      0,
      true,
      null,
      'mi'
    from
      staging.mention
    where
      urn_at_time <> shown_urn
  ),
  summed as (
    select
      urn,
      predecessor_urn,
      min(priority) as priority,
      bool_or(closes) as closes,
      max(established_date) as established_date,
      min(told_by) as told_by
    from
      link
    where
      urn <> predecessor_urn
    group by all
  )
select
  summed.*
from
  summed
  left join summed as reverse on reverse.urn = summed.predecessor_urn
  and reverse.predecessor_urn = summed.urn
where
  reverse.urn is null
  or summed.predecessor_urn < summed.urn
