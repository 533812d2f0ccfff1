import type { OutcomesFile } from "../../pipeline/publish/published.ts";
import { SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";

/** One point of one grade's series: schools of a phase with that grade at the end of a month. */
export interface OutcomeRow {
  /** Month end, ISO date. */
  asAt: string;
  phase: string;
  grade: string;
  label: string;
  schools: number;
  /** Schools of the phase whose latest outcome is known, on whatever scale. */
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
}

/** Phases as Ofsted names them, everything first. */
export const PHASES = ["All", "Nursery", "Primary", "Secondary", "Special", "Alternative provision"] as const;

/** Where a phase stands in the order; phases this site does not know come last. */
export function phaseOrder(phase: string): number {
  const position = (PHASES as readonly string[]).indexOf(phase);
  return position === -1 ? PHASES.length : position;
}

/**
 * The rows of one scale under one reading, by phase, month and grade.
 * @param reading "own_urn": only what happened under the school's own URN; "with_predecessor": as Ofsted shows it
 */
export function outcomeRows(file: OutcomesFile, scale: string, reading: string): OutcomeRow[] {
  const rows: OutcomeRow[] = [];
  for (const series of file.series) {
    if (series.scale !== scale || series.reading !== reading) continue;
    file.months.forEach((asAt, index) => {
      const schools = series.schools[index];
      const denominator = series.denominator[index];
      if (schools == null || denominator == null) return;
      const interval = wilsonInterval(schools, denominator);
      if (interval === null) return;
      const { phase, grade, grade_label: label } = series;
      rows.push({
        asAt,
        phase,
        grade,
        label,
        schools,
        denominator,
        ...interval,
        small: denominator < SMALL_DENOMINATOR,
      });
    });
  }
  return rows.sort(
    (a, b) =>
      phaseOrder(a.phase) - phaseOrder(b.phase) ||
      (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0) ||
      (a.grade < b.grade ? -1 : 1),
  );
}
