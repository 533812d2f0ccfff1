/** A question and the query that answers it. */
export interface Example {
  question: string;
  sql: string;
}

/** What people may begin with; each runs on the tables of any build. */
export const EXAMPLES: readonly Example[] = [
  {
    question: "How many schools has each phase, and what grade do they hold?",
    sql: `SELECT phase, grade_label, count(*) AS schools
FROM school_index
WHERE close_date IS NULL AND scale = 'four_point'
GROUP BY ALL
ORDER BY phase, schools DESC`,
  },
  {
    question: "How has the share of good or outstanding primary schools moved, year by year?",
    sql: `SELECT as_at, sum(schools) AS good_or_outstanding, any_value(denominator) AS denominator,
  round(100.0 * sum(schools) / any_value(denominator), 1) AS percent
FROM outcomes_by_month
WHERE phase = 'Primary' AND reading = 'with_predecessor' AND scale = 'four_point'
  AND grade IN ('1', '2') AND month(as_at) = 8 AND denominator > 0
GROUP BY as_at
ORDER BY as_at`,
  },
  {
    question: "Which themes do letters raise, by the grade the school had before?",
    sql: `SELECT prior_grade, label, shares.letters, shares.denominator,
  round(100 * share, 1) AS percent, round(100 * low, 1) AS low, round(100 * high, 1) AS high, small
FROM themes_by_phase_prior AS shares JOIN theme_counts USING (theme)
WHERE document_kind = 'All' AND phase = 'All' AND shares.letters > 0
ORDER BY prior_grade, share DESC, label`,
  },
  {
    question: "Where do letters state more concern than strength?",
    sql: `SELECT label, sentences, strength, concern, round(concern / (strength + concern), 2) AS concern_share
FROM theme_counts
WHERE strength + concern > 0
ORDER BY concern_share DESC, label`,
  },
  {
    question: "How many inspections were there in each month of 2019, 2020 and 2021?",
    sql: `SELECT month, sum(inspections) AS inspections
FROM inspections_per_month
WHERE phase = 'All' AND year(month) BETWEEN 2019 AND 2021
GROUP BY month
ORDER BY month`,
  },
  {
    question: "How long ago was each authority’s schools’ latest graded inspection, at the median?",
    sql: `SELECT local_authority, count(*) AS schools,
  round(median(date_diff('day', graded_on, as_at)) / 365.25, 1) AS median_years
FROM school_index
WHERE close_date IS NULL AND graded_on IS NOT NULL
GROUP BY local_authority
HAVING count(*) >= 5
ORDER BY median_years DESC, local_authority`,
  },
  {
    question: "What grades do report cards give, area by area?",
    sql: `PIVOT (
  SELECT area_position, area_label, grade_label, report_cards
  FROM report_card_grades
  WHERE phase = 'All' AND scale = 'report_card'
)
ON grade_label IN ('Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement')
USING sum(report_cards)
ORDER BY area_position`,
  },
  {
    question: "Which schools were inspected most often in the last ten years?",
    sql: `SELECT urn, name, local_authority, count(DISTINCT events.inspection_id) AS inspections
FROM school_timeline AS events JOIN school_index AS school USING (urn)
WHERE what = 'inspection' AND date > school.as_at - INTERVAL 10 YEAR
GROUP BY ALL
ORDER BY inspections DESC, urn
LIMIT 50`,
  },
];
