-- level: warn
-- Whole numbers of schools that could not be read as such are NULL in core.school.
select
  given.urn,
  given.pupils,
  given.lowest_age,
  given.highest_age,
  given.idaci_quintile,
  given.source_id,
  given.row_number as row
from
  staging.school_given as given
where
  (
    given.pupils is not null
    and try_cast (given.pupils as integer) is null
  )
  or (
    given.lowest_age is not null
    and try_cast (given.lowest_age as integer) is null
  )
  or (
    given.highest_age is not null
    and try_cast (given.highest_age as integer) is null
  )
  or (
    given.idaci_quintile is not null
    and try_cast (given.idaci_quintile as integer) is null
  )
