import type { Column } from "./csv.ts";
import type { GradeStyle } from "./grade-scale.ts";
import type { ShareRow } from "./share-rows.ts";

/** A mark of the codebook's quality: how much of what it gave is right, and how much of what is there it gave. */
export interface QualityRow extends ShareRow {
  precision: number | null;
  recall: number | null;
}

export const QUALITY_COLUMNS: readonly Column<QualityRow>[] = [
  { name: "precision", value: (row) => row.precision },
  { name: "recall", value: (row) => row.recall },
];

/** Hues of no scale of grades, as these are of none. */
export const QUALITY_HUES = {
  first: { fill: "#35506e", ink: "#ffffff" },
  second: { fill: "#e3c98b", ink: "#14191f" },
  third: { fill: "#9b5a3c", ink: "#ffffff" },
} as const satisfies Record<string, Pick<GradeStyle, "fill" | "ink">>;
