import type { ThemeCell, ThemesFile } from "./published.ts";
import type { LabelRow, ThemeMartRow } from "./read-site.ts";

/**
 * Turns rows of `marts.themes_by_phase_prior` into one cell for each kind of document, phase and prior grade.
 * @param themesOfCodebook codes and labels of `ref.theme`
 */
export function themesFile(rows: readonly ThemeMartRow[], themesOfCodebook: readonly LabelRow[]): ThemesFile {
  const themes = [...new Set(rows.map((row) => row.theme))].sort();
  const position = new Map(themes.map((theme, index) => [theme, index]));
  const cells = new Map<string, ThemeCell & { letters: number[] }>();
  for (const { document_kind, phase, prior_grade, denominator, theme, letters } of rows) {
    const key = JSON.stringify([document_kind, phase, prior_grade]);
    const cell = cells.get(key) ?? {
      document_kind,
      phase,
      prior_grade,
      denominator,
      letters: themes.map(() => 0),
    };
    cells.set(key, cell);
    const index = position.get(theme);
    if (index !== undefined) cell.letters[index] = letters;
  }
  const labels = new Map(themesOfCodebook.map(({ code, label }) => [code, label]));
  return {
    themes,
    labels: themes.map((theme) => labels.get(theme) ?? theme),
    cells: [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell),
  };
}
