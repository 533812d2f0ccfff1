import { chartCard } from "./chart-card.ts";
import { THEME_COLUMNS } from "./chart-columns.ts";
import { element } from "./element.ts";
import { themesFinding } from "./findings.ts";
import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import { LETTERS_SOURCE, lettersAsAt, RAISES } from "./letters-source.ts";
import { filterWords, INTERVALS, type LettersView, sentencesPress } from "./letters-view.ts";
import { phaseOrder } from "./outcome-rows.ts";
import { shareRows } from "./share-rows.ts";
import type { ThemeRow } from "./theme-rows.ts";
import { themesChart } from "./themes-chart.ts";
import { numbered } from "./wording.ts";

const ALL = "All";

/** Shares of letters that raise each theme, by the grade before; `each` phase in a panel, or all in one. */
export function priorCard(view: LettersView, each: boolean): HTMLElement {
  const rows = priorRows(view, each);
  const drawn = rows.filter((row) => gradeStyle(FOUR_POINT, row.priorGrade) !== undefined);
  if (drawn.length === 0)
    return element(
      "p",
      { class: "notice", id: "themes" },
      "None of these letters is about a school that had one of the four grades before: nothing to draw by grade.",
    );
  const graded = new Map(drawn.map((row) => [`${row.phase} ${row.priorGrade}`, row.denominator]));
  const count = [...graded.values()].reduce((sum, letters) => sum + letters, 0);
  const press = sentencesPress<ThemeRow>(
    view,
    "themes",
    (row) =>
      `${row.label}, ${row.phase === ALL ? "all phases" : row.phase}, ${gradeStyle(FOUR_POINT, row.priorGrade)?.label ?? row.priorGrade} before`,
    (row) => ({
      theme: [row.theme],
      prior: [row.priorGrade],
      ...(row.phase === ALL ? {} : { phase: [row.phase] }),
    }),
  );
  const card = chartCard({
    title: themesFinding(priorRows(view, false), view.filter.phase),
    subtitle: `Shares of letters that raise a theme, by the grade the school had before: ${filterWords(view.filter)}${each ? ", each phase in a panel" : ""}.`,
    rows: drawn,
    columns: THEME_COLUMNS,
    draw: (width) => themesChart(rows, { width, themes: view.themes, press }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(view.build),
    denominator: `${numbered(count, "letter or report", "letters and reports")} about schools with one of the four grades before; a share is of those of the same phase and prior grade.`,
    caveats: [INTERVALS, RAISES, "Letters about schools without an overall grade before are not drawn."],
    buildId: view.build.build_id,
    press,
  });
  card.id = "themes";
  return card;
}

function priorRows({ file, cells, filter }: LettersView, each: boolean): ThemeRow[] {
  const phaseOf = (cell: number): string => file.phases[file.phase[cell] ?? -1] ?? "Unknown";
  const all = filter.phase === ALL ? ALL : filter.phase;
  const panel = (cell: number): string => (each ? phaseOf(cell) : all);
  return [(cell: number) => file.priors[file.prior[cell] ?? -1] ?? "none", () => ALL]
    .flatMap((series) => shareRows(file, cells, { panel, series }))
    .map(({ panel: phase, series: priorGrade, ...row }): ThemeRow => ({ ...row, phase, priorGrade }))
    .sort(
      (a, b) =>
        phaseOrder(a.phase) - phaseOrder(b.phase) ||
        (a.priorGrade < b.priorGrade ? -1 : a.priorGrade > b.priorGrade ? 1 : 0),
    );
}
