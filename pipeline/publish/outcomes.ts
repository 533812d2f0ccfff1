import type { OutcomesFile, OutcomeSeries } from "./published.ts";
import type { OutcomeMartRow } from "./read-site.ts";

/** Turns rows of `marts.outcomes_by_month` into one series for each phase, reading, scale, grade and label. */
export function outcomesFile(rows: readonly OutcomeMartRow[]): OutcomesFile {
  const months = [...new Set(rows.map((row) => row.as_at))].sort();
  const position = new Map(months.map((month, index) => [month, index]));
  const empty = (): (number | null)[] => months.map(() => null);
  type Growing = OutcomeSeries & { schools: (number | null)[]; denominator: (number | null)[] };
  const series = new Map<string, Growing>();
  for (const { as_at, phase, reading, scale, grade, grade_label, schools, denominator } of rows) {
    const key = JSON.stringify([phase, reading, scale, grade, grade_label]);
    const grown = series.get(key) ?? {
      phase,
      reading,
      scale,
      grade,
      grade_label,
      schools: empty(),
      denominator: empty(),
    };
    series.set(key, grown);
    const index = position.get(as_at);
    if (index === undefined) continue;
    grown.schools[index] = schools;
    grown.denominator[index] = denominator;
  }
  return { months, series: [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one) };
}
