import type { ThemePairsFile } from "../../pipeline/publish/published-letters.ts";
import { chartCard } from "./chart-card.ts";
import { element } from "./element.ts";
import { cellsOf } from "./letter-counts.ts";
import { LETTERS_SOURCE, lettersAsAt } from "./letters-source.ts";
import { filterWords, type LettersView, sentencesPress } from "./letters-view.ts";
import { PAIR_COLUMNS, type PairRow, pairRows, pairsFinding } from "./pair-rows.ts";
import { pairsChart } from "./pairs-chart.ts";
import { MissingData } from "./site-data.ts";
import { numbered } from "./wording.ts";

/** Which themes come together in one sentence: drawn when its file, which is fetched last, is there. */
export function pairsCard(view: LettersView, pairs: () => Promise<ThemePairsFile | null>): HTMLElement {
  const holder = element(
    "div",
    { id: "pairs" },
    element("p", { class: "hint" }, "Loading which themes come together …"),
  );
  pairs()
    .then((file) => {
      if (file === null) throw new MissingData("This site holds no file of themes that come together.");
      holder.replaceChildren(cardOf(view, file));
    })
    .catch((error: unknown) => {
      const words =
        error instanceof MissingData ? error.message : "Themes that come together cannot be shown.";
      holder.replaceChildren(element("p", { class: "notice" }, words));
    });
  return holder;
}

function cardOf(view: LettersView, file: ThemePairsFile): HTMLElement {
  const rows = pairRows(file, cellsOf(file, view.filter));
  if (rows.length === 0)
    return element("p", { class: "notice" }, "No sentence of these letters is about two themes.");
  const press = sentencesPress<PairRow>(
    view,
    "pairs",
    (row) => `${row.label} with ${row.otherLabel}`,
    (row) => ({ theme: [row.theme, row.other], match: "all" }),
  );
  return chartCard({
    title: pairsFinding(rows),
    subtitle: `Of the letters that raise the theme of a row, the share in per cent with a sentence that is also about the theme of the column: ${filterWords(view.filter)}.`,
    rows,
    columns: PAIR_COLUMNS,
    draw: (width) => pairsChart(rows, { width, themes: view.themes, press }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(view.build),
    denominator: `${numbered(view.letters, "letter or report", "letters and reports")}; a share is of those that raise the theme of the row. The table has every n and 95% interval.`,
    caveats: [
      "Themes come together when one sentence carries both, not when a letter has both somewhere.",
      "Rows of fewer than ten letters are faded. Common themes meet often: read across a row, not down a column.",
    ],
    buildId: view.build.build_id,
    press,
  });
}
