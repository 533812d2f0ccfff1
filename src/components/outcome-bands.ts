import type { GradeStyle } from "./grade-scale.ts";
import type { OutcomeRow } from "./outcome-rows.ts";

/** Column and row of a panel. */
export interface Panel {
  fx: number;
  fy: number;
}

/** One month of a phase, and its rows, the best grade first. */
export interface OutcomeMonth extends Panel {
  date: Date;
  rows: OutcomeRow[];
}

/** A row and the band that it fills in its panel. */
export interface OutcomeBand extends Panel {
  date: Date;
  from: number;
  to: number;
  style: GradeStyle;
  row: OutcomeRow;
}

/** The rows of one scale gathered by phase and month, in their order, which is by phase and month. */
export function outcomeMonths(
  rows: readonly OutcomeRow[],
  scale: readonly GradeStyle[],
  panelOf: (phase: string) => Panel,
): OutcomeMonth[] {
  const grades = scale.map(({ grade }) => grade);
  const dates = new Map<string, Date>();
  const months: OutcomeMonth[] = [];
  let before: OutcomeRow | null = null;
  for (const row of rows) {
    if (!grades.includes(row.grade)) continue;
    const date = dates.get(row.asAt) ?? new Date(row.asAt);
    dates.set(row.asAt, date);
    if (before?.phase === row.phase && before.asAt === row.asAt) months.at(-1)?.rows.push(row);
    else months.push({ ...panelOf(row.phase), date, rows: [row] });
    before = row;
  }
  for (const { rows: own } of months) own.sort((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));
  return months;
}

/**
 * Stacks the grades of each month, the lowest at the bottom; all months of the lowest grade come first.
 * @param heightOf how high a row's band is
 */
export function outcomeBands(
  months: readonly OutcomeMonth[],
  scale: readonly GradeStyle[],
  heightOf: (row: OutcomeRow) => number,
): OutcomeBand[] {
  const bands: OutcomeBand[] = [];
  const tops = months.map(() => 0);
  for (const style of [...scale].reverse()) {
    months.forEach(({ fx, fy, date, rows }, at) => {
      for (const row of rows) {
        if (row.grade !== style.grade) continue;
        const from = tops[at] ?? 0;
        const to = from + heightOf(row);
        tops[at] = to;
        bands.push({ fx, fy, date, from, to, style, row });
      }
    });
  }
  return bands;
}

/** The newest band of each phase and grade, of bands as `outcomeBands` gives them. */
export function newestBands(bands: readonly OutcomeBand[]): OutcomeBand[] {
  return bands.filter(({ row, style }, at) => {
    const after = bands[at + 1];
    return after?.row.phase !== row.phase || after.style !== style;
  });
}
