-- level: warn
-- Where what is loaded covers the country, figures agree with those Ofsted published (data/truth, marts.truth_comparison).
select
  figure,
  key,
  published,
  found,
  coverage,
  source
from
  marts.truth_comparison
where
  verdict = 'differs'
