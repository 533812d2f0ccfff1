import type { VisitsFile } from "../../pipeline/publish/published-visits.ts";
import type { Column } from "./csv.ts";
import { FOUR_POINT } from "./grade-scale.ts";
import { SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";

/** One phase group and prior grade: its share of the letters here, of Ofsted's published visits and of all schools. */
export interface VisitRow {
  phase: string;
  priorGrade: string;
  priorLabel: string;
  letters: number;
  lettersDenominator: number;
  /** Share of the letters with its 95 % interval; null where the phase has no letter. */
  share: number | null;
  low: number | null;
  high: number | null;
  small: boolean;
  published: number | null;
  publishedDenominator: number;
  publishedShare: number | null;
  schools: number | null;
  schoolsDenominator: number;
  schoolsShare: number | null;
}

/** Table and CSV of the chart, with what Ofsted published or without. */
export function visitColumns(hasPublished: boolean): readonly Column<VisitRow>[] {
  const published: readonly Column<VisitRow>[] = [
    { name: "published_visits", value: (row) => row.published },
    { name: "published_denominator", value: (row) => row.publishedDenominator },
    { name: "published_share", value: (row) => row.publishedShare },
  ];
  return [
    { name: "phase", value: (row) => row.phase },
    { name: "prior_grade", value: (row) => row.priorLabel },
    { name: "letters", value: (row) => row.letters },
    { name: "letters_denominator", value: (row) => row.lettersDenominator },
    { name: "share", value: (row) => row.share },
    { name: "low", value: (row) => row.low },
    { name: "high", value: (row) => row.high },
    { name: "small", value: (row) => row.small },
    ...(hasPublished ? published : []),
    { name: "schools", value: (row) => row.schools },
    { name: "schools_denominator", value: (row) => row.schoolsDenominator },
    { name: "schools_share", value: (row) => row.schoolsShare },
  ];
}

/** Rows by phase group as published and prior grade, best first, "none" last. */
export function visitRows({ cells }: VisitsFile): VisitRow[] {
  const order = [...FOUR_POINT.map(({ grade }) => grade), "none"];
  return [...new Set(cells.map(({ phase }) => phase))].flatMap((phase) => {
    const ofPhase = cells.filter((cell) => cell.phase === phase);
    const sum = (of: "letters" | "published" | "schools"): number =>
      ofPhase.reduce((total, cell) => total + (cell[of] ?? 0), 0);
    const [letters, published, schools] = [sum("letters"), sum("published"), sum("schools")];
    return ofPhase
      .sort((a, b) => order.indexOf(a.prior_grade) - order.indexOf(b.prior_grade))
      .map((cell): VisitRow => {
        const interval = wilsonInterval(cell.letters, letters);
        const style = FOUR_POINT.find(({ grade }) => grade === cell.prior_grade);
        return {
          phase,
          priorGrade: cell.prior_grade,
          priorLabel: style?.label ?? "No grade before",
          letters: cell.letters,
          lettersDenominator: letters,
          share: interval?.share ?? null,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          small: letters < SMALL_DENOMINATOR,
          published: cell.published,
          publishedDenominator: published,
          publishedShare: shareOf(cell.published, published),
          schools: cell.schools,
          schoolsDenominator: schools,
          schoolsShare: shareOf(cell.schools, schools),
        };
      });
  });
}

function shareOf(count: number | null, denominator: number): number | null {
  return count === null || denominator === 0 ? null : Math.round((count / denominator) * 1e6) / 1e6;
}
