import { chartCard } from "./chart-card.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { LETTERS_SOURCE, lettersAsAt, RAISES } from "./letters-source.ts";
import { filterWords, INTERVALS, type LettersView, sentencesPress } from "./letters-view.ts";
import { documentWords } from "./school-events.ts";
import { shareColumns, type ShareRow, shareRows } from "./share-rows.ts";
import { sharesChart } from "./shares-chart.ts";
import { widestGap } from "./widest-gap.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

/** One series: nothing to tell apart. */
const ONE: readonly GradeStyle[] = [{ grade: "", label: "", mark: "", fill: "#5b6b7c", ink: "#ffffff" }];

/** Shares of letters that raise each theme, one panel a kind of letter. */
export function kindsCard(view: LettersView): HTMLElement {
  const { file, cells } = view;
  const rows = shareRows(file, cells, {
    panel: (cell) => file.kinds[file.kind[cell] ?? -1] ?? "other",
    series: () => "",
  });
  const counts = new Map(rows.map((row) => [row.panel, row.denominator]));
  const panels = [...counts]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([key, letters]) => ({ key, title: `${documentWords(key)} (${countWords(letters)})` }));
  const press = sentencesPress<ShareRow>(
    view,
    "kinds",
    (row) => `${row.label}, ${documentWords(row.panel)}`,
    (row) => ({ theme: [row.theme], kind: [row.panel] }),
  );
  const card = chartCard({
    title: kindsFinding(rows),
    subtitle: `Shares of letters that raise a theme, by kind of letter: ${filterWords(view.filter)}.`,
    rows,
    columns: shareColumns("document_kind", null),
    draw: (width) => sharesChart(rows, { width, themes: view.themes, panels, series: ONE, press }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(view.build),
    denominator: `${numbered(view.letters, "letter or report", "letters and reports")}; a share is of those of the same kind.`,
    caveats: [
      INTERVALS,
      RAISES,
      "Kinds differ in length and in what they have to report on: a long report raises more themes than a short letter.",
    ],
    buildId: view.build.build_id,
    press,
  });
  card.id = "kinds";
  return card;
}

/** The theme that differs most between kinds of letter, in at most ten words. */
export function kindsFinding(rows: readonly ShareRow[]): string {
  if (new Set(rows.map((row) => row.panel)).size === 1)
    return "These letters are all of one kind: nothing to compare";
  const sure = rows.filter((row) => !row.small);
  if (new Set(sure.map((row) => row.panel)).size < 2) return "Too few letters to compare kinds of letter";
  const gap = widestGap(sure);
  if (gap === null) return "No theme clearly differs between kinds of letter";
  const label = gap.more.label.split(" and ")[0] ?? gap.more.theme;
  return `${label}: in ${percentWords(gap.less.share)} to ${percentWords(gap.more.share)} of letters, by kind`;
}
