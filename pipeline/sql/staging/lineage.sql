-- grain: one row per school and each school before it, predecessor of predecessor included; depth 1 is the nearest.
-- source: staging.predecessor.
-- caveats: stops after ten steps and where links run in a circle.
with recursive
  line as (
    select
      urn,
      predecessor_urn as ancestor_urn,
      1 as depth,
      [urn, predecessor_urn] as way
    from
      staging.predecessor
    union all
    select
      line.urn,
      next.predecessor_urn,
      line.depth + 1,
      list_append (line.way, next.predecessor_urn)
    from
      line
      join staging.predecessor as next on next.urn = line.ancestor_urn
    where
      line.depth < 10
      and not list_contains (line.way, next.predecessor_urn)
  )
select
  urn,
  ancestor_urn,
  depth
from
  line
