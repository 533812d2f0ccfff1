-- level: error
-- Monthly files fetched since the last good build that stand for the same day as a file of another name that was there
-- already: last month's date on this month's file. A later file of that name, or for a later day, takes a wrong one's place.
with
  file as (
    select
      source.source_id,
      source.name,
      source.url,
      source.as_at,
      source.retrieved_at,
      family.family,
      source.source_id in (
        select
          source_id
        from
          before.source
      ) as was_there
    from
      core.source as source
      join staging.file_family as family using (source_id)
    where
      source.kind = 'mi'
      and source.as_at is not null
      and source.name is not null
  )
select
  new.url,
  new.as_at,
  old.name as file_before,
  new.source_id
from
  file as new
  join file as old on old.family = new.family
  and old.as_at = new.as_at
  and old.name <> new.name
  and old.was_there
where
  not new.was_there
  and new.url is not null
  and not exists (
    from
      file as later
    where
      later.family = new.family
      and later.retrieved_at > new.retrieved_at
      and (
        later.name = new.name
        or later.as_at > new.as_at
      )
  )
