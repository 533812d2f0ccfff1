-- kind: view
-- grain: one row per mention of an inspection in an MI file, with the inspection it speaks of.
-- source: staging.mention, staging.mention_key.
select
  mention_key.inspection_id,
  mention.*
from
  staging.mention as mention
  join staging.mention_key as mention_key using (place)
