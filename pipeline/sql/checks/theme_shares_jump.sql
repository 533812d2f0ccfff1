-- level: warn
-- Themes of letters that came since the last good build (or, where none came, of those retagged) as far from their share
-- there as chance leads once in ten thousand builds at most: two proportions more than 4.7 standard errors apart.
with
  compared as (
    select
      theme,
      before.letters as letters_before,
      before.denominator as denominator_before,
      now.letters as letters_now,
      now.denominator as denominator_now,
      case
        when now.denominator > before.denominator
        and now.letters >= before.letters then now.letters - before.letters
        else now.letters
      end as letters,
      case
        when now.denominator > before.denominator
        and now.letters >= before.letters then now.denominator - before.denominator
        else now.denominator
      end as denominator
    from
      before.theme_share as before
      join marts.themes_by_phase_prior as now using (theme)
    where
      now.document_kind = 'All'
      and now.phase = 'All'
      and now.prior_grade = 'All'
  ),
  pooled as (
    select
      *,
      (letters + letters_before) / (denominator + denominator_before) as share
    from
      compared
    where
      denominator >= 10
      and denominator_before >= 10
  )
select
  theme,
  letters_before,
  denominator_before,
  letters_now,
  denominator_now
from
  pooled
where
  abs(letters / denominator - letters_before / denominator_before) > 4.7 * sqrt(share * (1 - share) * (1 / denominator + 1 / denominator_before))
