-- grain: one row per thing that a refresh brought to light: a letter ("letter"), an inspection ("outcome"), a school graded
-- otherwise than before ("grade_change"), a record that files or a letter's source tell otherwise ("corrected"), a letter or
-- inspection that its source offers no more ("withdrawn") or again ("restored").
-- source: staging.change_of_letter, staging.change_of_outcome, staging.change_of_record, staging.document_theme, core.*.
-- caveats: first_seen is the day of the refresh that brought it, known from the archive alone. What the first refresh of a kind
-- brought is the base that changes are told from, and older material that came late is no news: both are left out here and
-- counted in marts.refresh. change_id stays the same from build to build. themes are those of a letter, joined by "; ". Words are
-- of roles and places, never of a person.
with
  theme as (
    select
      document_id,
      string_agg(
        theme,
        '; '
        order by
          theme
      ) as themes
    from
      staging.document_theme
    group by
      document_id
  ),
  change as (
    from
      staging.change_of_letter
    union all
    from
      staging.change_of_outcome
    union all
    from
      staging.change_of_record
  )
select
  change.change_id,
  change.kind,
  change.refresh,
  change.first_seen,
  change.seen_at,
  change.urn::varchar as urn,
  school.name,
  school.phase,
  coalesce(change.local_authority, school.local_authority) as local_authority,
  change.inspection_id,
  change.document_id,
  document.kind as document_kind,
  change.event,
  theme.themes,
  change.words,
  change.source_id,
  coalesce(source.name, source.url, source.label) as source,
  change.source_row,
  change.older_source_id,
  coalesce(older.name, older.url, older.label) as older_source,
  change.older_row,
  coalesce(change.url, source.url) as url
from
  change
  left join core.school as school on school.urn = change.urn
  left join core.document as document on document.document_id = change.document_id
  left join theme on theme.document_id = change.document_id
  left join core.source as source on source.source_id = change.source_id
  left join core.source as older on older.source_id = change.older_source_id
order by
  change.refresh,
  change.kind,
  change.change_id
