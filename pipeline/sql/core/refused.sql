-- grain: one row per file, row or cell that was not taken, with the reason.
-- source: raw.refused, staging.mention_given.
-- caveats: row_number counts from 1 in the file, title rows included. A cell that contradicts another cell of its row is
-- NULL in the tables; the rest of the row is used. value tells both cells, so that one reason stands for all such cells.
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
order by
  all
