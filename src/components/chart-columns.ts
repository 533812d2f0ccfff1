import type { Column } from "./csv.ts";
import { SHARE_COLUMNS, wilsonInterval } from "./interval.ts";
import type { OutcomeRow } from "./outcome-rows.ts";
import type { ThemeRow } from "./theme-rows.ts";

/**
 * Table and CSV of a chart of grades over time. Its thousands of shares are drawn without their intervals, which are worked
 * out when the table is opened or the CSV saved.
 */
export const OUTCOME_COLUMNS: readonly Column<OutcomeRow>[] = [
  { name: "as_at", value: (row) => row.asAt },
  { name: "phase", value: (row) => row.phase },
  { name: "grade", value: (row) => row.grade },
  { name: "grade_label", value: (row) => row.label },
  { name: "schools", value: (row) => row.schools },
  ...SHARE_COLUMNS.map(({ name, value }) => ({
    name,
    value: (row: OutcomeRow) =>
      value({ ...row, low: null, high: null, ...wilsonInterval(row.schools, row.denominator) }),
  })),
];

/** Table and CSV of a chart of themes. */
export const THEME_COLUMNS: readonly Column<ThemeRow>[] = [
  { name: "phase", value: (row) => row.phase },
  { name: "prior_grade", value: (row) => row.priorGrade },
  { name: "theme", value: (row) => row.label },
  { name: "letters", value: (row) => row.letters },
  ...SHARE_COLUMNS,
];
