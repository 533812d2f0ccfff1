-- grain: one row per local authority or constituency and sentence quoted from its letters.
-- source: marts.area_theme, staging.area_document, staging.document_theme, core.sentence_theme, core.sentence, core.document.
-- caveats: chosen by rule, not by a reader: for each of the four themes that most letters about the area raise, from the newest
-- letter that states a concern the first sentence that does, and the same for a strength; sentences of 40 to 400 characters
-- before others. side is "concern" or "strength" (a sentence of mixed stance counts as either). One sentence is quoted once.
with
  commonest as (
    select
      area_kind,
      area,
      theme,
      row_number() over (
        partition by
          area_kind,
          area
        order by
          letters desc,
          theme
      ) as position
    from
      marts.area_theme
    where
      area_kind in ('local_authority', 'constituency')
      and letters > 0 qualify position <= 4
  ),
  side as (
    select
      unnest(['concern', 'strength']) as side
  ),
  newest as (
    select
      commonest.*,
      side.side,
      document.document_id,
      coalesce(document.event_date, document.letter_date, document.publication_date) as date
    from
      commonest
      cross join side
      join staging.area_document as area using (area_kind, area)
      join staging.document_theme as said on said.document_id = area.document_id
      and said.theme = commonest.theme
      and case side.side
        when 'concern' then said.has_concern
        else said.has_strength
      end
      join core.document as document on document.document_id = area.document_id qualify row_number() over (
        partition by
          commonest.area_kind,
          commonest.area,
          commonest.theme,
          side.side
        order by
          date desc nulls last,
          document.document_id
      ) = 1
  ),
  chosen as (
    select
      newest.*,
      sentence.sentence_id,
      sentence.page,
      sentence.text
    from
      newest
      join core.sentence as sentence on sentence.document_id = newest.document_id
      and sentence.stance in (newest.side, 'mixed')
      join core.sentence_theme as tagged on tagged.sentence_id = sentence.sentence_id
      and tagged.theme = newest.theme qualify row_number() over (
        partition by
          newest.area_kind,
          newest.area,
          newest.theme,
          newest.side
        order by
          length(sentence.text) between 40 and 400 desc,
          sentence.ordinal
      ) = 1
  ),
  once as (
    select
      *
    from
      chosen qualify row_number() over (
        partition by
          area_kind,
          area,
          sentence_id
        order by
          position,
          side
      ) = 1
  )
select
  once.area_kind,
  once.area,
  once.position,
  once.theme,
  once.side,
  once.sentence_id,
  once.page,
  once.text,
  once.document_id,
  document.kind as document_kind,
  document.title,
  document.urn::varchar as urn,
  coalesce(document.school_name, school.name) as school_name,
  once.date,
  document.url
from
  once
  join core.document as document using (document_id)
  left join core.school as school on school.urn = document.urn
order by
  once.area_kind,
  once.area,
  once.position,
  once.side
