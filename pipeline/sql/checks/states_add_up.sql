-- level: error
-- On each day the grades of a phase and reading add up to their denominator.
select
  as_at,
  phase,
  reading,
  sum(schools) as schools,
  max(denominator) as denominator
from
  marts.outcomes_by_month
group by
  as_at,
  phase,
  reading
having
  sum(schools) <> max(denominator)
  or min(denominator) <> max(denominator)
