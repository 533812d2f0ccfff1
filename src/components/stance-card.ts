import { chartCard } from "./chart-card.ts";
import { LETTERS_SOURCE, lettersAsAt } from "./letters-source.ts";
import { filterWords, type LettersView, sentencesPress } from "./letters-view.ts";
import { stanceChart } from "./stance-chart.ts";
import { STANCE_COLUMNS, stanceFinding, type StanceRow, stanceRows } from "./stance-rows.ts";
import { numbered } from "./wording.ts";

/** Strength against concern, theme by theme. */
export function stanceCard(view: LettersView): HTMLElement {
  const rows = stanceRows(view.file, view.cells);
  const press = sentencesPress<StanceRow>(
    view,
    "stance",
    (row) => `${row.label}, states a ${row.stance}`,
    (row) => ({ theme: [row.theme], stance: [row.stance, "mixed"] }),
  );
  const card = chartCard({
    title: stanceFinding(rows),
    subtitle: `Of the letters that raise a theme, those with a sentence that states a concern of it, and a strength: ${filterWords(view.filter)}.`,
    rows,
    columns: STANCE_COLUMNS,
    draw: (width) => stanceChart(rows, { width, press }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(view.build),
    denominator: `${numbered(view.letters, "letter or report", "letters and reports")}; a share is of those that raise the theme, the n at its end.`,
    caveats: [
      "Lines are 95% intervals. Bars of fewer than ten letters are faded.",
      "A letter may state both, and a sentence that states both counts on both sides; plain facts count on neither.",
    ],
    buildId: view.build.build_id,
    press,
  });
  card.id = "stance";
  return card;
}
