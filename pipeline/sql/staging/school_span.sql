-- grain: one row per URN: from when and until when it is known to be open.
-- source: staging.school_fact, staging.school_link, staging.predecessor, staging.graded_inspection.
-- caveats: open_from is the opening date of the files, else the day of the link to the school before it, else its first own
-- graded inspection, else the first file that lists it. closed_on is the register's closing date, else the day of a link
-- that closed it, else the day its successor is open from; a closing before its own last graded inspection is not
-- believed (the link's date is wrong, or the school went on). first_inspected is the start of its first own graded inspection.
with
  own as (
    select
      urn_at_time as urn,
      min(start_date) as first_start,
      max(start_date) as last_start
    from
      staging.graded_inspection
    group by
      urn_at_time
  ),
  opened as (
    select
      fact.urn,
      fact.open_date::date as open_date,
      fact.close_date::date as close_date,
      coalesce(fact.open_date::date, predecessor.established_date, own.first_start, fact.first_listed) as open_from,
      own.first_start,
      own.last_start
    from
      staging.school_fact as fact
      left join staging.predecessor as predecessor using (urn)
      left join own using (urn)
  ),
  succeeded as (
    select
      link.predecessor_urn as urn,
      min(link.established_date) as linked,
      min(opened.open_from) as successor_from
    from
      staging.school_link as link
      left join opened on opened.urn = link.urn
    where
      link.closes
    group by
      link.predecessor_urn
  ),
  told as (
    select
      opened.urn,
      opened.open_from,
      opened.first_start,
      opened.last_start,
      coalesce(opened.close_date, succeeded.linked, succeeded.successor_from) as closed_on,
      case
        when opened.close_date is not null then 'register'
        when succeeded.linked is not null then 'link'
        when succeeded.successor_from is not null then 'successor'
      end as closed_from
    from
      opened
      left join succeeded using (urn)
  )
select
  urn,
  open_from,
  first_start as first_inspected,
  case
    when last_start is null
    or closed_on > last_start then closed_on
  end as closed_on,
  case
    when last_start is null
    or closed_on > last_start then closed_from
  end as closed_from
from
  told
