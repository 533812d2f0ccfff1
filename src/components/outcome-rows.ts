import type { OutcomesFile } from "../../pipeline/publish/published.ts";
import { SMALL_DENOMINATOR } from "./interval.ts";
import { countWords, dayWords } from "./wording.ts";

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
  small: boolean;
}

/** Phases as Ofsted names them, everything first. */
export const PHASES = ["All", "Nursery", "Primary", "Secondary", "Special", "Alternative provision"] as const;

/** Where a phase stands in the order; phases this site does not know come last. */
export function phaseOrder(phase: string): number {
  const position = (PHASES as readonly string[]).indexOf(phase);
  return position === -1 ? PHASES.length : position;
}

/** Caveat: schools that count with what an older file told of them; nothing where there are none. */
export function unlistedCaveats({ unlisted, months }: OutcomesFile): string[] {
  if (unlisted === undefined || unlisted.schools === 0) return [];
  const { schools, of, oldest } = unlisted;
  return [
    `${countWords(schools)} of all ${countWords(of)} schools are in no file as at ${dayWords(months.at(-1) ?? null)}: they count with what their newest file told, the oldest as at ${dayWords(oldest)}. Grades given since are missing here, and shares may differ from Ofsted’s.`,
  ];
}

/**
 * The rows of one scale under one reading, by phase, month and grade.
 * @param reading "own_urn": only what happened under the school's own URN; "with_predecessor": as Ofsted shows it
 */
export function outcomeRows(file: OutcomesFile, scale: string, reading: string): OutcomeRow[] {
  const wanted = file.series
    .filter((series) => series.scale === scale && series.reading === reading)
    .sort((a, b) => (a.grade < b.grade ? -1 : 1));
  const phases = [...new Set(wanted.map(({ phase }) => phase))].sort((a, b) => phaseOrder(a) - phaseOrder(b));
  const rows: OutcomeRow[] = [];
  for (const phase of phases) {
    const ofPhase = wanted.filter((series) => series.phase === phase);
    file.months.forEach((asAt, index) => {
      for (const series of ofPhase) {
        const schools = series.schools[index];
        const denominator = series.denominator[index];
        // There is no share of nothing.
        if (schools == null || denominator == null || denominator <= 0) continue;
        const small = denominator < SMALL_DENOMINATOR;
        const { grade, grade_label: label } = series;
        const share = schools / denominator;
        rows.push({ asAt, phase, grade, label, schools, denominator, share, small });
      }
    });
  }
  return rows;
}
