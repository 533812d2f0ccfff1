import type { VisitsFile } from "../../pipeline/publish/published-visits.ts";
import { DELIVERY_LABELS } from "../evidence/vocabulary.ts";
import type { Column } from "./csv.ts";
import { DELIVERIES } from "./delivery-card.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { countWords, dayWords } from "./wording.ts";

/** Letters on visits that began in one week, by the way of visiting. */
export interface WeekRow {
  /** Its Monday, ISO. */
  week: string;
  /** "on_site", "remote" or "unknown". */
  delivery: string;
  deliveryLabel: string;
  letters: number;
}

/** Ways of visiting as they are drawn, what letters do not say too. */
export const WAYS: readonly GradeStyle[] = [
  ...DELIVERIES,
  { grade: "unknown", label: "Not said", mark: "?", fill: "#9aa3ad", ink: "#14191f" },
];

/** Table and CSV of the chart. */
export const WEEK_COLUMNS: readonly Column<WeekRow>[] = [
  { name: "week_from", value: (row) => row.week },
  { name: "delivery", value: (row) => row.deliveryLabel },
  { name: "letters", value: (row) => row.letters },
];

/** Rows by week and way of visiting, weeks without any letter included. */
export function weekRows({ weeks }: Pick<VisitsFile, "weeks">): WeekRow[] {
  return weeks.map(({ week, delivery: given, letters }) => {
    const delivery = given === "not_said" ? "unknown" : given;
    return { week, delivery, deliveryLabel: DELIVERY_LABELS[delivery] ?? delivery, letters };
  });
}

/** The week with most letters, in at most ten words. */
export function weeksFinding(rows: readonly WeekRow[]): string {
  const weeks = new Map<string, number>();
  for (const { week, letters } of rows) weeks.set(week, (weeks.get(week) ?? 0) + letters);
  const total = [...weeks.values()].reduce((sum, letters) => sum + letters, 0);
  const most = [...weeks].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))[0];
  if (most === undefined) return "No letter has a date to count";
  return `Busiest week: from ${dayWords(most[0])}, ${countWords(most[1])} of ${countWords(total)}`;
}
