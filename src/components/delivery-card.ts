import { DELIVERY_LABELS } from "../evidence/vocabulary.ts";
import { chartCard } from "./chart-card.ts";
import { element } from "./element.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { LETTERS_SOURCE, lettersAsAt, RAISES } from "./letters-source.ts";
import { filterWords, INTERVALS, type LettersView, sentencesPress } from "./letters-view.ts";
import { shareColumns, type ShareRow, shareRows } from "./share-rows.ts";
import { sharesChart } from "./shares-chart.ts";
import { widestGap } from "./widest-gap.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

/** Ways of visiting, in hues of no scale of grades, 3:1 apart, each with a mark. */
export const DELIVERIES: readonly GradeStyle[] = [
  { grade: "on_site", label: "On site", mark: "S", fill: "#e3c98b", ink: "#14191f" },
  { grade: "remote", label: "Remote", mark: "R", fill: "#35506e", ink: "#ffffff" },
];

/** Shares of letters that raise each theme, on site beside remote; letters that do not say are counted in words. */
export function deliveryCard(view: LettersView): HTMLElement {
  const { file, cells } = view;
  const said = (cell: number): string | null => {
    const delivery = file.deliveries[file.delivery[cell] ?? -1];
    return delivery === undefined || delivery === "unknown" ? null : delivery;
  };
  const rows = shareRows(file, cells, { panel: () => "", series: said });
  const counts = new Map(rows.map((row) => [row.series, row.denominator]));
  if (counts.size === 0)
    return element(
      "p",
      { class: "notice", id: "delivery" },
      "None of these letters says whether the visit was on site or remote.",
    );
  const letters = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const words = DELIVERIES.filter(({ grade }) => counts.has(grade)).map(
    ({ grade, label }) => `${label.toLowerCase()} ${countWords(counts.get(grade) ?? 0)}`,
  );
  const press = sentencesPress<ShareRow>(
    view,
    "delivery",
    (row) => `${row.label}, ${DELIVERY_LABELS[row.series] ?? row.series}`,
    (row) => ({ theme: [row.theme], delivery: [row.series] }),
  );
  const series = DELIVERIES.filter(({ grade }) => counts.has(grade));
  const card = chartCard({
    title: deliveryFinding(rows),
    subtitle: `Shares of letters that raise a theme, by whether inspectors came or visited remotely: ${filterWords(view.filter)}.`,
    rows,
    columns: shareColumns(null, "delivery"),
    draw: (width) =>
      sharesChart(rows, {
        width,
        themes: view.themes,
        panels: [{ key: "", title: `Letters that say how: ${words.join(", ")}` }],
        series,
        legend: series,
        press,
      }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(view.build),
    denominator: `${numbered(letters, "letter that says", "letters that say")} how the visit was made; a share is of those of the same way. ${numbered(view.letters - letters, "letter does not say and is", "letters do not say and are")} left out.`,
    caveats: [
      INTERVALS,
      RAISES,
      "Remote visits were other visits, to other schools, at another time: a difference is not the effect of visiting remotely.",
    ],
    buildId: view.build.build_id,
    press,
  });
  card.id = "delivery";
  return card;
}

/** The theme that differs most between letters on visits on site and remote ones, in at most ten words. */
export function deliveryFinding(rows: readonly ShareRow[]): string {
  const ways = new Set(rows.map(way));
  if (ways.size === 1) return `All that say how were ${[...ways].join()}: nothing to compare`;
  const sure = rows.filter((row) => !row.small);
  if (new Set(sure.map((row) => row.series)).size < 2) return "Too few letters to compare on site and remote";
  const gap = widestGap(sure);
  if (gap === null) return "No theme clearly differs between on site and remote";
  const { more, less } = gap;
  const label = more.label.split(" and ")[0] ?? more.theme;
  return `${label}: ${percentWords(more.share)} of letters ${way(more)}, ${percentWords(less.share)} ${way(less)}`;
}

function way({ series }: ShareRow): string {
  return series === "remote" ? "remote" : "on site";
}
