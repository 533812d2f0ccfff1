import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import { onRow, type Press } from "./pressable.ts";
import type { ShareRow } from "./share-rows.ts";
import { sharesChart } from "./shares-chart.ts";
import type { ThemeRow } from "./theme-rows.ts";
import { numbered } from "./wording.ts";

export interface ThemesChartOptions {
  /** Pixels. */
  width: number;
  /** Themes from top to bottom. */
  themes: readonly string[];
  press?: Press<ThemeRow>;
}

type Drawn = ShareRow & { row: ThemeRow };

/**
 * Shares of letters that carry a theme, by prior grade within each theme, one panel a phase, with 95 % intervals.
 * The digit in a dot is the prior grade.
 */
export function themesChart(rows: readonly ThemeRow[], options: ThemesChartOptions): SVGSVGElement {
  const { width, themes, press } = options;
  const drawn = rows
    .filter((row) => gradeStyle(FOUR_POINT, row.priorGrade) !== undefined)
    .map((row): Drawn => ({ ...row, row, panel: row.phase, series: row.priorGrade }));
  const letters = new Map(
    rows.filter((row) => row.priorGrade === "All").map((row) => [row.phase, row.denominator]),
  );
  const panels = [...new Set(drawn.map(({ panel }) => panel))].map((phase) => ({
    key: phase,
    title: `${phase === "All" ? "All phases" : phase} (${numbered(letters.get(phase) ?? 0, "letter", "letters")})`,
  }));
  return sharesChart(drawn, {
    width,
    themes,
    panels,
    series: FOUR_POINT,
    legend: FOUR_POINT.map((style) => ({ ...style, label: `${style.label} before` })),
    ...(press === undefined ? {} : { press: onRow(press, ({ row }: Drawn) => row) }),
  });
}
