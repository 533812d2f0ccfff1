import type { Column } from "./csv.ts";
import { SHARE_COLUMNS } from "./interval.ts";
import type { OutcomeRow } from "./outcome-rows.ts";
import type { ThemeRow } from "./theme-rows.ts";

/** Table and CSV of a chart of grades over time. */
export const OUTCOME_COLUMNS: readonly Column<OutcomeRow>[] = [
  { name: "as_at", value: (row) => row.asAt },
  { name: "phase", value: (row) => row.phase },
  { name: "grade", value: (row) => row.grade },
  { name: "grade_label", value: (row) => row.label },
  { name: "schools", value: (row) => row.schools },
  ...SHARE_COLUMNS,
];

/** Table and CSV of a chart of themes. */
export const THEME_COLUMNS: readonly Column<ThemeRow>[] = [
  { name: "phase", value: (row) => row.phase },
  { name: "prior_grade", value: (row) => row.priorGrade },
  { name: "theme", value: (row) => row.label },
  { name: "letters", value: (row) => row.letters },
  ...SHARE_COLUMNS,
];
