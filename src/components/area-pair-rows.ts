import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import type { Column } from "./csv.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { SHARE_COLUMNS, SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";
import { percentWords } from "./wording.ts";

/** Report cards that grade two areas, and how far the grades lie apart. */
export interface AreaPairRow {
  area: string;
  label: string;
  other: string;
  otherLabel: string;
  /** Cards with the same grade in both, with grades next to each other, and further apart. */
  same: number;
  oneApart: number;
  further: number;
  /** Cards with a grade in both. */
  denominator: number;
  /** Share with the same grade. */
  share: number;
  low: number;
  high: number;
  /** The share that would have the same grade if the two areas had nothing to do with each other. */
  byChance: number;
  small: boolean;
}

/** Table and CSV of the matrix. */
export const AREA_PAIR_COLUMNS: readonly Column<AreaPairRow>[] = [
  { name: "area", value: (row) => row.label },
  { name: "other_area", value: (row) => row.otherLabel },
  { name: "same_grade", value: (row) => row.same },
  { name: "one_grade_apart", value: (row) => row.oneApart },
  { name: "further_apart", value: (row) => row.further },
  { name: "denominator", value: (row) => row.denominator },
  { name: "share_same", value: (row) => row.share },
  { name: "low", value: (row) => row.low },
  { name: "high", value: (row) => row.high },
  { name: "share_same_by_chance", value: (row) => row.byChance },
  { name: "small", value: (row) => row.small },
];

/** Every two areas of one phase ("All" too), in the report card's order. */
export function areaPairRows(
  file: ReportCardsFile,
  phase: string,
  grades: readonly GradeStyle[],
): AreaPairRow[] {
  const labels = new Map(file.cells.map(({ area, label }) => [area, label]));
  const order = [...labels.keys()];
  const step = (grade: string): number => grades.findIndex((style) => style.grade === grade);
  return file.pairs
    .filter((pair) => pair.phase === phase)
    .flatMap(({ area, other, counts }) => {
      const within = (from: number, to: number): number =>
        counts.reduce((sum, [one, two, cards]) => {
          const apart = Math.abs(step(one) - step(two));
          return apart >= from && apart <= to ? sum + cards : sum;
        }, 0);
      const denominator = counts.reduce((sum, [, , cards]) => sum + cards, 0);
      const same = within(0, 0);
      const interval = wilsonInterval(same, denominator);
      if (interval === null) return [];
      const chance = grades.reduce((sum, { grade }) => {
        const of = (at: 0 | 1): number =>
          counts.reduce((cards, pair) => (pair[at] === grade ? cards + pair[2] : cards), 0);
        return sum + (of(0) / denominator) * (of(1) / denominator);
      }, 0);
      return [
        {
          area,
          label: labels.get(area) ?? area,
          other,
          otherLabel: labels.get(other) ?? other,
          same,
          oneApart: within(1, 1),
          further: within(2, grades.length),
          denominator,
          ...interval,
          byChance: Math.round(chance * 1e6) / 1e6,
          small: denominator < SMALL_DENOMINATOR,
        },
      ];
    })
    .sort(
      (a, b) =>
        order.indexOf(a.area) - order.indexOf(b.area) || order.indexOf(a.other) - order.indexOf(b.other),
    );
}

/** The two areas that surely share a grade most often, in at most ten words. */
export function areaPairsFinding(rows: readonly AreaPairRow[]): string {
  const most = rows.filter(({ small }) => !small).sort((a, b) => b.low - a.low)[0];
  if (most === undefined) return "Too few report cards to say how areas go together";
  const short = (label: string): string => label.split(" and ")[0] ?? label;
  return `${short(most.label)} and ${short(most.otherLabel)}: same grade in ${percentWords(most.share)}`;
}

/** Report cards with one grade in an area and one in another. */
export interface CrossRow {
  grade: string;
  gradeLabel: string;
  other: string;
  otherLabel: string;
  reportCards: number;
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
}

/** Table and CSV of two areas side by side, their columns named after them. */
export function crossColumns(area: string, other: string): readonly Column<CrossRow>[] {
  return [
    { name: area, value: (row) => row.gradeLabel },
    { name: other, value: (row) => row.otherLabel },
    { name: "report_cards", value: (row) => row.reportCards },
    ...SHARE_COLUMNS,
  ];
}

/** Every grade of one area with every grade of the other, combinations that no card has too. */
export function crossRows(
  file: ReportCardsFile,
  phase: string,
  [area, other]: readonly [string, string],
  grades: readonly GradeStyle[],
): CrossRow[] {
  const counts =
    file.pairs.find((pair) => pair.phase === phase && pair.area === area && pair.other === other)?.counts ??
    [];
  const denominator = counts.reduce((sum, [, , cards]) => sum + cards, 0);
  return grades.flatMap(({ grade, label: gradeLabel }) =>
    grades.flatMap((style) => {
      const reportCards = counts.find(([one, two]) => one === grade && two === style.grade)?.[2] ?? 0;
      const interval = wilsonInterval(reportCards, denominator);
      if (interval === null) return [];
      const small = denominator < SMALL_DENOMINATOR;
      const both = { grade, gradeLabel, other: style.grade, otherLabel: style.label };
      return [{ ...both, reportCards, denominator, ...interval, small }];
    }),
  );
}
