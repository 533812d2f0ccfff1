import type { InspectionsFile } from "../../pipeline/publish/published.ts";
import type { Column } from "./csv.ts";
import { monthWords, numbered } from "./wording.ts";

/** Inspections of one kind that began in one month. */
export interface InspectionRow {
  /** First day of the month, ISO date. */
  month: string;
  phase: string;
  event: string;
  label: string;
  inspections: number;
  /** Inspections of the phase, of every kind, in that month. */
  denominator: number;
  /** 0 in a month without any. */
  share: number;
}

/** Table and CSV of the chart. */
export const INSPECTION_COLUMNS: readonly Column<InspectionRow>[] = [
  { name: "month", value: (row) => row.month },
  { name: "phase", value: (row) => row.phase },
  { name: "event", value: (row) => row.event },
  { name: "event_label", value: (row) => row.label },
  { name: "inspections", value: (row) => row.inspections },
  { name: "denominator", value: (row) => row.denominator },
  { name: "share", value: (row) => row.share },
];

/** Rows of one phase ("All" for every one) from a day on, by kind, the commonest first, and month. */
export function inspectionRows(file: InspectionsFile, phase: string, since: string): InspectionRow[] {
  const ofPhase = file.series
    .filter((series) => series.phase === phase)
    .map((series) => ({ ...series, total: series.inspections.reduce((sum, count) => sum + count, 0) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.event < b.event ? -1 : 1));
  return ofPhase.flatMap(({ event, event_label: label, inspections: counts }) =>
    file.months.flatMap((month, index) => {
      if (month < since) return [];
      const inspections = counts[index] ?? 0;
      const denominator = ofPhase.reduce((sum, series) => sum + (series.inspections[index] ?? 0), 0);
      const share = denominator === 0 ? 0 : Math.round((inspections / denominator) * 1e6) / 1e6;
      return [{ month, phase, event, label, inspections, denominator, share }];
    }),
  );
}

/** The longest run of months without any inspection between two with some, as a title of at most ten words. */
export function inspectionsFinding(rows: readonly InspectionRow[]): string {
  const total = rows.reduce((sum, row) => sum + row.inspections, 0);
  const counts = [...new Map(rows.map((row) => [row.month, row.denominator]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  let run: string[] = [];
  let longest: string[] = [];
  for (const [month, count] of counts.slice(counts.findIndex(([, count]) => count > 0))) {
    if (count > 0 && run.length > longest.length) longest = run;
    run = count === 0 ? [...run, month] : [];
  }
  const [first, last] = [longest[0], longest.at(-1)];
  if (first === undefined || last === undefined || longest.length < 3)
    return `${numbered(total, "inspection", "inspections")} began in ${numbered(counts.length, "month", "months")}`;
  return `No inspection in these files, ${monthWords(first)} to ${monthWords(last)}`;
}
