import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, readMart } from "./mart.ts";
import type { OutcomesFile, OutcomeSeries, Unlisted } from "./published.ts";
import type { OutcomeMartRow } from "./read-site.ts";

const newestFileRow = z.object({ as_at: z.string(), schools: integer });

/**
 * How many of the schools that count at a month's end no file as at that day or later names.
 * @throws CheckFailed as `readMart` does
 */
export async function readUnlisted(connection: DuckDBConnection, monthEnd: string): Promise<Unlisted> {
  const files = await readMart(
    connection,
    `(select school.as_at, count(*) as schools
      from marts.school_grade_spell as spell join marts.school_index as school using (urn)
      where spell.reading = 'with_predecessor' and spell.from_date <= date '${monthEnd}'
        and coalesce(spell.to_date > date '${monthEnd}', true)
      group by school.as_at)`,
    newestFileRow,
    ["as_at"],
  );
  const older = files.filter(({ as_at }) => as_at < monthEnd);
  const summed = (rows: typeof files): number => rows.reduce((sum, { schools }) => sum + schools, 0);
  return { schools: summed(older), of: summed(files), oldest: older[0]?.as_at ?? null };
}

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
