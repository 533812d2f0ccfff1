import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import {
  AREA_PAIR_COLUMNS,
  areaPairRows,
  type AreaPairRow,
  areaPairsFinding,
  crossColumns,
  crossRows,
} from "./area-pair-rows.ts";
import { areasChart, crossChart } from "./areas-chart.ts";
import { chartCard } from "./chart-card.ts";
import { element } from "./element.ts";
import { type GradeStyle, REPORT_CARD } from "./grade-scale.ts";
import type { Press } from "./pressable.ts";
import { shareOf, shareColumns, type ShareRow } from "./share-rows.ts";
import { sharesChart } from "./shares-chart.ts";
import { countWords, dayWords, numbered, percentWords } from "./wording.ts";

const SOURCE = "Ofsted, management information";
const ONE: readonly GradeStyle[] = [{ grade: "", label: "", mark: "", fill: "#5b6b7c", ink: "#ffffff" }];

/** "all phases", or the phase. */
export function phaseWords(phase: string): string {
  return phase === "All" ? "all phases" : phase;
}

/** The name of two areas in the address. */
export function pairName({ area, other }: Pick<AreaPairRow, "area" | "other">): string {
  return `${area}-${other}`;
}

/**
 * How areas go together: every two of them.
 * @param show shows two areas side by side
 */
export function areaPairsCard(
  file: ReportCardsFile,
  build: BuildInfo,
  phase: string,
  chosen: string,
  show: (pair: string) => void,
): HTMLElement {
  const rows = areaPairRows(file, phase, REPORT_CARD);
  const most = Math.max(0, ...rows.map(({ denominator }) => denominator));
  const press: Press<AreaPairRow> = {
    hint: "Press a cell to see the two areas side by side, grade by grade. Arrow keys go from cell to cell, Enter presses.",
    column: "Side by side",
    name: (row) => `${row.label} and ${row.otherLabel}: same grade in ${percentWords(row.share)}`,
    does: (row) => {
      show(pairName(row));
    },
    isChosen: (row) => pairName(row) === chosen,
  };
  const card = chartCard({
    title: areaPairsFinding(rows),
    subtitle: `The share of report cards, in per cent, that give two areas the same grade, ${phaseWords(phase)}.`,
    rows,
    columns: AREA_PAIR_COLUMNS,
    draw: (width) => areasChart(rows, { width, press }),
    source: SOURCE,
    asAt: dayWords(build.as_at),
    denominator: `at most ${numbered(most, "report card", "report cards")}; at each cell, those with a grade in both areas.`,
    caveats: [
      "Where most cards have one grade, two areas share it often by chance alone: the table says how often that would be.",
      "Cells of fewer than ten report cards are faded. The table has every n and 95% interval.",
    ],
    buildId: build.build_id,
    press,
  });
  card.id = "pairs";
  return card;
}

/** Two areas side by side, grade by grade. */
export function crossCard(
  file: ReportCardsFile,
  build: BuildInfo,
  phase: string,
  pair: Pick<AreaPairRow, "area" | "other" | "label" | "otherLabel">,
): HTMLElement {
  const rows = crossRows(file, phase, [pair.area, pair.other], REPORT_CARD);
  const denominator = rows[0]?.denominator ?? 0;
  const id = "side-by-side";
  if (denominator === 0)
    return element(
      "p",
      { class: "notice", id },
      `No report card of ${phaseWords(phase)} has a grade in both ${pair.label} and ${pair.otherLabel}. Choose another phase or other areas.`,
    );
  const same = rows.filter((row) => row.grade === row.other).reduce((sum, row) => sum + row.reportCards, 0);
  const card = chartCard({
    title: `The same grade in ${countWords(same)} of ${countWords(denominator)}`,
    subtitle: `Report cards by their grade for ${pair.label} (rows) and for ${pair.otherLabel} (columns), ${phaseWords(phase)}.`,
    rows,
    columns: crossColumns(pair.label, pair.otherLabel),
    draw: (width) => crossChart(rows, { width, grades: REPORT_CARD }),
    source: SOURCE,
    asAt: dayWords(build.as_at),
    denominator: `${numbered(denominator, "report card", "report cards")} with a grade in both areas.`,
    caveats: ["The darker a cell, the larger its share of these report cards; the number in it counts them."],
    buildId: build.build_id,
  });
  card.id = id;
  return card;
}

/** Categories of concern, as shares of report cards. */
export function concernsCard(file: ReportCardsFile, build: BuildInfo, phase: string): HTMLElement {
  const counts = new Map<string, number>();
  for (const { phase: its, concern, report_cards: count } of file.concerns) {
    if (phase !== "All" && its !== phase) continue;
    const words = concern ?? "Not stated";
    counts.set(words, (counts.get(words) ?? 0) + count);
  }
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .flatMap(([concern, count]): ShareRow[] => {
      const share = shareOf(count, of);
      return share === null ? [] : [{ theme: concern, label: concern, panel: "", series: "", ...share }];
    });
  const inConcern = rows
    .filter(({ theme }) => theme !== "None" && theme !== "Not stated")
    .reduce((sum, row) => sum + row.letters, 0);
  const themes = rows.map(({ theme }) => theme);
  const panels = [{ key: "", title: numbered(of, "report card", "report cards") }];
  const figure = (row: ShareRow): string =>
    `${percentWords(row.share)} (${countWords(row.letters)} of ${numbered(row.denominator, "report card", "report cards")})`;
  const card = chartCard({
    title: `${countWords(inConcern)} of ${countWords(of)} put into a category of concern`,
    subtitle: `Report cards by category of concern, ${phaseWords(phase)}.`,
    rows,
    columns: shareColumns(null, null).map(({ name, value }) => ({
      name: CONCERN_NAMES[name] ?? name,
      value,
    })),
    draw: (width) => sharesChart(rows, { width, themes, panels, series: ONE, figure }),
    source: SOURCE,
    asAt: dayWords(build.as_at),
    denominator: `${numbered(of, "report card", "report cards")}, ${phaseWords(phase)}.`,
    caveats: ["Lines are 95% intervals. “Not stated”: the file does not say."],
    buildId: build.build_id,
  });
  card.id = "concerns";
  return card;
}

const CONCERN_NAMES: Readonly<Record<string, string>> = {
  theme: "category_of_concern",
  letters: "report_cards",
};
