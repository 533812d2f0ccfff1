-- level: error
-- A share has a denominator above 0, a count no larger than it, and lies in its interval.
select
  'marts.outcomes_by_month' as mart,
  as_at || ' ' || phase || ' ' || reading || ' ' || grade as key,
  schools as count,
  denominator,
  share,
  low,
  high
from
  marts.outcomes_by_month
where
  not coalesce(
    denominator > 0
    and schools between 0 and denominator
    and low <= share + 0.000001
    and share <= high + 0.000001
    and small = (denominator < 10),
    false
  )
union all
select
  'marts.themes_by_phase_prior',
  document_kind || ' ' || phase || ' ' || prior_grade || ' ' || theme,
  letters,
  denominator,
  share,
  low,
  high
from
  marts.themes_by_phase_prior
where
  not coalesce(
    denominator > 0
    and letters between 0 and denominator
    and low <= share + 0.000001
    and share <= high + 0.000001
    and small = (denominator < 10),
    false
  )
