-- grain: one row per letter or report to a local authority or about its area.
-- source: core.document, raw.provider, staging.authority_region, ref.local_authority.
-- caveats: local_authority is NULL where none is told. Told by the name of the provider page that lists the document, else by
-- its title: what stands there without "London Borough of", "council", "children's services" and the like must be the whole name
-- of an authority that schools of the files lie in, or a spelling of it in ref.local_authority ("North East Lincolnshire" is
-- not Lincolnshire). told_by says which; name is what was read, for people to look at where it names none.
with
  named as (
    select
      document_id,
      'title' as told_by,
      2 as position,
      regexp_replace(title, '^.*?\b(?:re)?(?:visit|inspection)(?: visit)? (?:to|of|in) ', '', 'i') as name
    from
      core.document
    where
      kind in ('la_focused_visit_letter', 'area_send_report')
    union all
    select
      document.document_id,
      'provider page',
      1,
      provider.name
    from
      core.document as document
      join raw.provider as provider on provider.urn = document.urn::varchar
    where
      document.kind in ('la_focused_visit_letter', 'area_send_report')
  ),
  bare as (
    select
      *,
      trim(
        regexp_replace(
          regexp_replace(
            replace(replace(lower(name), '’', ''''), '&', 'and'),
            '\b(?:the|london borough of|royal borough of|metropolitan borough of|borough of|metropolitan|borough|district|city council|county council|council|mbc|local authority|local area partnership|(?:children|young people)''s services|childrens services|children''s trust|''s)(?:\b|$)',
            ' ',
            'g'
          ),
          '[\s.'']+',
          ' ',
          'g'
        )
      ) as place
    from
      named
  ),
  spelling as (
    select
      local_authority,
      local_authority as given
    from
      staging.authority_region
    union all
    select
      local_authority,
      given
    from
      ref.local_authority semi
      join staging.authority_region using (local_authority)
  ),
  spelt as (
    select distinct
      local_authority,
      trim(regexp_replace(replace(lower(given), '&', 'and'), '[\s.'']+', ' ', 'g')) as place
    from
      spelling
  ),
  told as (
    select
      bare.*,
      spelt.local_authority
    from
      bare
      left join spelt on spelt.place = bare.place
      or spelt.place = regexp_replace(bare.place, '^(?:city|county) of | (?:city|county)$', '')
  )
select
  document_id,
  local_authority,
  case
    when local_authority is not null then told_by
  end as told_by,
  name
from
  told qualify row_number() over (
    partition by
      document_id
    order by
      local_authority is null,
      position,
      length(local_authority) desc,
      local_authority,
      name
  ) = 1
