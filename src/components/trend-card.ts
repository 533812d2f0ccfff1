import { chartCard } from "./chart-card.ts";
import { element } from "./element.ts";
import { LETTERS_SOURCE, lettersAsAt, RAISES } from "./letters-source.ts";
import { filterWords, type LettersView, sentencesPress } from "./letters-view.ts";
import { TREND_COLUMNS, trendFinding, type TrendRow, trendRows, type PeriodUnit } from "./trend-rows.ts";
import { trendChart } from "./trend-chart.ts";
import { numbered } from "./wording.ts";

/** Shares of letters that raise each theme, school year by school year or term by term. */
export function trendCard(view: LettersView, unit: PeriodUnit): HTMLElement {
  const rows = trendRows(view.file, view.cells, unit);
  if (rows.length === 0)
    return element(
      "p",
      { class: "notice", id: "time" },
      "None of these letters has a date: nothing to draw over time.",
    );
  const press = sentencesPress<TrendRow>(
    view,
    "time",
    (row) => `${row.label}, ${row.words}`,
    (row) => ({ theme: [row.theme], from: row.period, to: row.end }),
  );
  const theme = rows[0]?.theme;
  const dated = rows.filter((row) => row.theme === theme).reduce((sum, row) => sum + row.denominator, 0);
  const card = chartCard({
    title: trendFinding(rows),
    subtitle: `Shares of letters that raise a theme, ${unit === "year" ? "by school year" : "by term"}: ${filterWords(view.filter)}.`,
    rows,
    columns: TREND_COLUMNS,
    draw: (width) => trendChart(rows, { width, themes: view.themes, press }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(view.build),
    denominator: `${numbered(dated, "letter or report", "letters and reports")} with a date; a share is of those of the same ${unit === "year" ? "school year" : "term"}.`,
    caveats: [
      "The band is the 95% interval. Points of fewer than ten letters are hollow; a line stops where there are none. The table has every n.",
      RAISES,
      "The kinds of letter change over the years: choose one kind before reading a change as Ofsted’s.",
      ...(unit === "term"
        ? ["Terms are told by the month: autumn from September, spring from January, summer from May."]
        : []),
    ],
    buildId: view.build.build_id,
    press,
  });
  card.id = "time";
  return card;
}
