import type { ThemesFile } from "../../pipeline/publish/published.ts";
import { SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";
import { phaseOrder } from "./outcome-rows.ts";

/** How many letters of one phase and prior grade carry a theme. */
export interface ThemeRow {
  theme: string;
  /** The codebook's label of the theme. */
  label: string;
  phase: string;
  /** "1" to "4", "none", "not_judged" or "All". */
  priorGrade: string;
  letters: number;
  /** Letters of this phase and prior grade. */
  denominator: number;
  share: number;
  low: number;
  high: number;
  /** Fewer than ten letters: shown faded, and says little. */
  small: boolean;
}

/** Rows for one kind of document ("All" for every kind), by phase, prior grade and theme. */
export function themeRows(file: ThemesFile, documentKind: string): ThemeRow[] {
  const rows: ThemeRow[] = [];
  for (const cell of file.cells) {
    if (cell.document_kind !== documentKind) continue;
    const { phase, prior_grade: priorGrade, denominator } = cell;
    file.themes.forEach((theme, index) => {
      const letters = cell.letters[index] ?? 0;
      const interval = wilsonInterval(letters, denominator);
      if (interval === null) return;
      rows.push({
        theme,
        label: file.labels[index] ?? theme,
        phase,
        priorGrade,
        letters,
        denominator,
        ...interval,
        small: denominator < SMALL_DENOMINATOR,
      });
    });
  }
  return rows.sort(
    (a, b) =>
      phaseOrder(a.phase) - phaseOrder(b.phase) ||
      (a.priorGrade < b.priorGrade ? -1 : a.priorGrade > b.priorGrade ? 1 : 0) ||
      file.themes.indexOf(a.theme) - file.themes.indexOf(b.theme),
  );
}

/** Themes from the one most letters carry to the one fewest do, over all phases and prior grades. */
export function themesByFrequency(rows: readonly ThemeRow[]): string[] {
  return rows
    .filter((row) => row.phase === "All" && row.priorGrade === "All")
    .sort((a, b) => b.letters - a.letters || (a.theme < b.theme ? -1 : 1))
    .map((row) => row.theme);
}
