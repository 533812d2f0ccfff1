-- grain: one row per URN seen anywhere, every fact from the newest file that gives it.
-- source: staging.school_given, ref.phase, ref.school_type, ref.region, ref.local_authority.
-- caveats: spellings are made one; a word that stands in no list is kept as given. ofsted_region keeps Ofsted's own eight.
with
  spelt as (
    select
      given.* exclude (source_id, row_number) replace(
        given.urn::integer as urn,
        coalesce(phase.phase, given.phase) as phase,
        coalesce(type.school_type, given.school_type) as school_type,
        coalesce(region.region, given.region) as region,
        coalesce(authority.local_authority, given.local_authority) as local_authority
      ),
      type.coarse as coarse_type,
      type.phase as phase_of_type,
      own.region as region_of_ofsted
    from
      staging.school_given as given
      left join ref.phase as phase on lower(phase.given) = lower(given.phase)
      left join ref.school_type as type on type.given = lower(given.school_type)
      left join ref.region as region on region.given = lower(given.region)
      left join ref.region as own on own.given = lower(given.ofsted_region)
      left join ref.local_authority as authority on authority.given = lower(given.local_authority)
  )
select
  urn,
  arg_max (columns (spelt.* exclude (urn, place, as_at, figures_as_at, in_latest_file)), place),
  max(as_at) as as_at,
  max(figures_as_at) as figures_as_at,
  min(as_at) filter (in_latest_file) as first_listed,
  max(as_at) filter (in_latest_file) as last_listed
from
  spelt
group by
  urn
