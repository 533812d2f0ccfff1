-- kind: view
-- grain: one row per mention of an inspection in an MI file: a row and block of a latest-inspections file, or a row of a
-- file of inspections. Values as given, typed.
-- source: staging.mention_*.
-- caveats: an inspection of many months' files has as many mentions; core.inspection makes them one. key_urn is the URN at
-- the time of the inspection, or the URN of the row where the file does not tell. What can not be is marked here
-- (starts_after_file, published_before_start, ends_before_start), left out in staging.mention and told in core.refused.
with
  mention as (
    select
      *
    rename (sixth_form as sixth_form_provision)
    from
      staging.mention_graded
    union all
    by name
    select
      *
    rename (sixth_form as sixth_form_provision)
    from
      staging.mention_previous
    union all
    by name
    select
      *
    from
      staging.mention_ungraded
    union all
    by name
    select
      *
    from
      staging.mention_report_card
    union all
    by name
    select
      *
    from
      staging.mention_row
  ),
  typed as (
    select
      * replace(
        coalesce(sheet, '') as sheet,
        shown_urn::integer as shown_urn,
        urn_at_time::integer as urn_at_time,
        start_date::date as start_date,
        end_date::date as end_date,
        publication_date::date as publication_date,
        try_cast (count_since_graded as integer) as count_since_graded
      ),
      case
        when coalesce(rc_inclusion, rc_curriculum_and_teaching, rc_leadership_and_governance) is not null then 'report card'
        when overall_effectiveness in ('1', '2', '3', '4', 'Not judged')
        or quality_of_education in ('1', '2', '3', '4') then 'graded'
        else 'no grade'
      end as grade_kind
    from
      mention
  )
select
  typed.*,
  coalesce(typed.urn_at_time, typed.shown_urn) as key_urn,
  lower(
    concat_ws(
      ' | ',
      typed.block,
      typed.grade_kind,
      typed.inspection_type,
      typed.type_grouping,
      typed.event_grouping
    )
  ) as description,
  sheet.file,
  sheet.as_at,
  sheet.place + typed.row_number * 10 + list_position (['row', 'previous', 'graded', 'ungraded', 'rc'], typed.block) as place,
  coalesce(typed.start_date > sheet.as_at, false) as starts_after_file,
  coalesce(typed.publication_date < typed.start_date, false) as published_before_start,
  coalesce(typed.end_date < typed.start_date, false) as ends_before_start
from
  typed
  join staging.sheet as sheet on sheet.source_id = typed.source_id
  and sheet.sheet = typed.sheet
