-- kind: view
-- grain: one row per report that the newest page of a school lists.
-- source: staging.listed_report, raw.provider, staging.source.
-- caveats: of the newest page of each school that was read, also where it lists nothing; retrieved_at is when that page came.
with
  page as (
    select
      try_cast (provider.urn as integer) as urn,
      source.source_id,
      source.retrieved_at
    from
      raw.provider as provider
      join staging.source as source using (source_id) qualify row_number() over (
        partition by
          provider.urn
        order by
          source.place desc
      ) = 1
  )
select
  listed.*,
  page.retrieved_at
from
  page
  join staging.listed_report as listed on listed.source_id = page.source_id
  and listed.urn = page.urn
