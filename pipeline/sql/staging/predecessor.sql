-- grain: one row per school that has a predecessor: the one that stands for it.
-- source: staging.school_link, staging.mention.
-- caveats: of several, the one Ofsted itself names ("URN at time of") in the newest file; else by kind of link (plain, then
-- amalgamated, merged, split), then the latest link, then the lowest URN.
with
  named as (
    select
      shown_urn as urn,
      urn_at_time as predecessor_urn,
      max(place) as place
    from
      staging.mention
    where
      urn_at_time <> shown_urn
    group by all
  )
select
  link.urn,
  link.predecessor_urn,
  link.established_date,
  link.told_by
from
  staging.school_link as link
  left join named on named.urn = link.urn
  and named.predecessor_urn = link.predecessor_urn qualify row_number() over (
    partition by
      link.urn
    order by
      link.priority,
      named.place desc nulls last,
      link.established_date desc nulls last,
      link.predecessor_urn
  ) = 1
