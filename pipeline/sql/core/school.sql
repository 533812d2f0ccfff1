-- grain: one row per URN seen anywhere: MI rows, URNs at the time of an inspection, the GIAS register, provider pages.
-- source: staging.school_fact, staging.predecessor, staging.school_span, staging.authority_region, ref.*.
-- caveats: the newest file wins fact by fact, and a file that leaves a fact out overwrites nothing; as_at is the day of the
-- newest file that names the school. phase is Ofsted's own; where no MI file gives it, it is told from type or GIAS
-- (phase_from). region is one of nine; where files give only Ofsted's joined region it is that of the authority's other
-- schools. close_date may be read off a link or a successor (close_date_from).
select
  fact.urn,
  fact.school_name as name,
  coalesce(fact.phase, fact.phase_of_type, gias_phase.phase) as phase,
  case
    when fact.phase is not null then 'mi'
    when fact.phase_of_type is not null then 'type'
    when gias_phase.phase is not null then 'gias'
  end as phase_from,
  fact.school_type,
  fact.coarse_type,
  fact.local_authority,
  coalesce(fact.region, fact.region_of_ofsted, authority.region) as region,
  fact.ofsted_region,
  fact.constituency,
  fact.postcode,
  fact.open_date::date as open_date,
  span.open_from,
  span.closed_on as close_date,
  span.closed_from as close_date_from,
  fact.status as gias_status,
  try_cast (fact.idaci_quintile as integer) as idaci_quintile,
  try_cast (fact.pupils as integer) as pupils,
  try_cast (fact.lowest_age as integer) as lowest_age,
  try_cast (fact.highest_age as integer) as highest_age,
  fact.admissions_policy,
  fact.sixth_form,
  fact.religious_character,
  fact.religious_ethos,
  fact.faith_grouping,
  fact.mat_name as trust,
  fact.mat_uid as trust_uid,
  fact.sponsor_name,
  fact.sponsor_uid,
  fact.laestab,
  fact.web_link,
  try_cast (fact.monitoring_count as integer) as monitoring_count,
  concern.concern as most_recent_category_of_concern,
  predecessor.predecessor_urn,
  predecessor.established_date as predecessor_since,
  predecessor.told_by as predecessor_from,
  fact.first_listed,
  fact.last_listed,
  fact.as_at
from
  staging.school_fact as fact
  left join staging.predecessor as predecessor using (urn)
  left join staging.school_span as span using (urn)
  left join staging.authority_region as authority on authority.local_authority = fact.local_authority
  left join ref.gias_phase as gias_phase on gias_phase.given = fact.gias_phase
  left join ref.concern as concern on concern.given = fact.most_recent_category_of_concern
order by
  fact.urn
