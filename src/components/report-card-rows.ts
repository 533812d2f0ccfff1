import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import type { Column } from "./csv.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { SHARE_COLUMNS, SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";
import { percentWords } from "./wording.ts";

/** Report cards of a phase with one grade in one area. */
export interface ReportCardRow {
  phase: string;
  area: string;
  label: string;
  grade: string;
  gradeLabel: string;
  reportCards: number;
  /** Report cards of the phase with a grade in the area. */
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
}

/** Table and CSV of a chart of report cards. */
export const REPORT_CARD_COLUMNS: readonly Column<ReportCardRow>[] = [
  { name: "phase", value: (row) => row.phase },
  { name: "area", value: (row) => row.label },
  { name: "grade", value: (row) => row.gradeLabel },
  { name: "report_cards", value: (row) => row.reportCards },
  ...SHARE_COLUMNS,
];

/** Rows of one phase on one scale, by area in the report card's order and grade, best first. */
export function reportCardRows(
  file: Pick<ReportCardsFile, "cells">,
  phase: string,
  scale: string,
  grades: readonly GradeStyle[],
): ReportCardRow[] {
  return file.cells
    .filter((cell) => cell.phase === phase && cell.scale === scale)
    .flatMap(({ area, label, counts }) => {
      const denominator = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return grades.flatMap(({ grade, label: gradeLabel }) => {
        const reportCards = counts[grade] ?? 0;
        const interval = wilsonInterval(reportCards, denominator);
        if (interval === null) return [];
        const small = denominator < SMALL_DENOMINATOR;
        return [{ phase, area, label, grade, gradeLabel, reportCards, denominator, ...interval, small }];
      });
    });
}

const BELOW = new Set(["needs_attention", "urgent_improvement"]);

/** The area with the largest share below the expected standard, as a title of at most ten words. */
export function reportCardsFinding(rows: readonly ReportCardRow[]): string {
  const areas = [...new Set(rows.filter(({ small }) => !small).map(({ area }) => area))].map((area) => {
    const below = rows.filter((row) => row.area === area && BELOW.has(row.grade));
    const [first] = below;
    const count = below.reduce((sum, row) => sum + row.reportCards, 0);
    return { label: first?.label ?? area, share: count / (first?.denominator ?? 1) };
  });
  const widest = areas.sort((a, b) => b.share - a.share)[0];
  if (widest === undefined) return "Too few report cards to state a finding";
  return `${widest.label}: ${percentWords(widest.share)} below expected standard`;
}
