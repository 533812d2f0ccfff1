-- kind: view
-- grain: one row per mention of an inspection in an MI file, its event named.
-- source: staging.mention_given, staging.mention_event, ref.event.
-- caveats: a mention whose inspection would start after the day its file stands for is left out; a publication or end
-- before the start is NULL. core.refused names each.
select
  given.* exclude (starts_after_file, published_before_start, ends_before_start) replace(
    case
      when not given.published_before_start then given.publication_date
    end as publication_date,
    case
      when not given.ends_before_start then given.end_date
    end as end_date
  ),
  mention_event.event,
  event.graded as is_graded
from
  staging.mention_given as given
  join staging.mention_event as mention_event on mention_event.description = given.description
  and mention_event.start_date = given.start_date
  join ref.event as event on event.event = mention_event.event
where
  not given.starts_after_file
