-- grain: one row per file, row or cell that was not taken, with the reason.
-- source: raw.refused, staging.mention_given, raw.mi_latest, raw.mi_inspection.
-- caveats: row_number counts from 1 in the file, title rows included. A cell that contradicts another cell of its row is
-- NULL in the tables; the rest of the row is used. value tells both cells, so that one reason stands for all such cells.
-- An inspection is known by its day: one of which a row tells a number, publication, grade or outcome and no start date is
-- left out, and value tells those.
with
  contradiction as (
    select
      source_id,
      'cell' as scope,
      row_number,
      case
        when block = 'row' then ''
        else block || '_'
      end as prefix,
      unnest(
        [
          case
            when starts_after_file then 'start_date'
          end,
          case
            when published_before_start then 'publication_date'
          end,
          case
            when ends_before_start then 'end_date'
          end
        ]
      ) as fact,
      unnest(
        [
          case
            when starts_after_file then start_date || '; file of ' || as_at
          end,
          case
            when published_before_start then publication_date || '; starts ' || start_date
          end,
          case
            when ends_before_start then end_date || '; starts ' || start_date
          end
        ]
      ) as value,
      unnest(
        [
          'the inspection starts after the day the file stands for',
          'published before the inspection starts',
          'ends before the inspection starts'
        ]
      ) as reason
    from
      staging.mention_given
    where
      starts_after_file
      or published_before_start
      or ends_before_start
  ),
  undated as (
    select
      source_id,
      row_number,
      'start_date' as fact,
      concat_ws(
        '; ',
        inspection_number,
        publication_date,
        overall_effectiveness,
        quality_of_education,
        outcome
      ) as value
    from
      raw.mi_inspection
    where
      start_date is null
    union all
    select
      source_id,
      row_number,
      block || '_start_date',
      value
    from
      (
        select
          source_id,
          row_number,
          unnest(['graded', 'previous', 'ungraded', 'rc']) as block,
          unnest([graded_start_date, previous_start_date, ungraded_start_date, rc_start_date]) as start_date,
          unnest(
            [
              concat_ws(
                '; ',
                graded_inspection_number,
                graded_publication_date,
                graded_overall_effectiveness,
                graded_quality_of_education
              ),
              concat_ws(
                '; ',
                previous_inspection_number,
                previous_publication_date,
                previous_overall_effectiveness,
                previous_quality_of_education
              ),
              concat_ws('; ', ungraded_inspection_number, ungraded_publication_date, ungraded_outcome),
              concat_ws('; ', rc_inspection_number, rc_publication_date, rc_leadership_and_governance)
            ]
          ) as value
        from
          raw.mi_latest
      )
    where
      start_date is null
      and value <> ''
  )
select
  source_id,
  scope,
  row_number,
  column_name,
  value,
  reason
from
  raw.refused
union all
select
  source_id,
  scope,
  row_number,
  prefix || fact,
  value,
  reason
from
  contradiction
where
  fact is not null
union all
select
  source_id,
  'cell',
  row_number,
  fact,
  value,
  'an inspection without a start date'
from
  undated
order by
  all
