import type { BuildInfo, OutcomesFile } from "../../pipeline/publish/published.ts";
import { OUTCOME_COLUMNS } from "./chart-columns.ts";
import { chartCard } from "./chart-card.ts";
import type { Chosen } from "./choices.ts";
import { element } from "./element.ts";
import { outcomesFinding } from "./findings.ts";
import { breaksWithin, breakWords, type FrameworkBreak } from "./framework-breaks.ts";
import { FOUR_POINT } from "./grade-scale.ts";
import { outcomeRows, unlistedCaveats } from "./outcome-rows.ts";
import { outcomesChart } from "./outcomes-chart.ts";
import { sourceWords, withSelection } from "./selection-words.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

/** Value of the phase choice that draws each phase in a panel. */
export const EACH = "each";

export interface OutcomesCard {
  file: OutcomesFile;
  breaks: readonly FrameworkBreak[];
  build: BuildInfo;
  chosen: Chosen;
  /** What the schools were chosen by, in words; "" for all schools. */
  selection: string;
  /** What choosing them means. */
  selectionCaveats: readonly string[];
}

/** Grades of schools as they stood each month: for the phase, reading, years and measure that are chosen. */
export function outcomesCard({
  file,
  breaks,
  build,
  chosen,
  selection,
  selectionCaveats,
}: OutcomesCard): HTMLElement {
  const phase = chosen["phase"] ?? EACH;
  const reading = chosen["reading"] ?? "with_predecessor";
  const measure = chosen["measure"] === "count" ? "count" : "share";
  const since = `${chosen["since"] ?? "2005"}-01-01`;
  const rows = outcomeRows(file, "four_point", reading).filter(
    (row) => (phase === EACH || row.phase === phase) && row.asAt >= since,
  );
  const shown = phase === EACH ? "All" : phase;
  const newest = rows.filter((row) => row.phase === shown).at(-1);
  if (newest === undefined) return noSchools(selection);
  const marked = breaksWithin(breaks, rows[0]?.asAt ?? "", newest.asAt);
  const card = chartCard({
    title: outcomesFinding(rows, newest.phase),
    subtitle: [
      `Overall effectiveness as it stood at each month’s end${newest.phase === "All" ? ", by phase" : `, ${newest.phase}`}, as ${measure === "count" ? "counts" : "shares"} of schools with a known outcome.`,
      selection === "" ? "Ever fewer have an overall grade since September 2024." : `${selection}.`,
    ].join(" "),
    rows,
    columns: withSelection(OUTCOME_COLUMNS, selection),
    draw: (width) => outcomesChart(rows, { width, scale: FOUR_POINT, breaks, measure }),
    source: sourceWords("Ofsted, management information and inspection reports", selection),
    asAt: dayWords(newest.asAt),
    denominator: `${numbered(newest.denominator, "school", "schools")} with a known latest outcome at the newest month’s end; each month’s own number is in the table.`,
    caveats: [
      ...selectionCaveats,
      reading === "own_urn"
        ? "A school counts from its own first graded inspection: academies without one yet are left out."
        : "Academies show their predecessor’s grade until their own first inspection.",
      "In brackets: schools at the newest month’s end; panels of fewer than ten are faded. Closures that no file tells remain.",
      ...(reading === "with_predecessor" ? unlistedCaveats(file) : []),
      `Blank above the bands: schools whose latest outcome is no overall grade. ${withoutGradeWords(file, reading, newest.phase)}${measure === "count" ? " The thin line: all schools with a known outcome; each panel has a scale of its own." : ""}`,
      ...(marked.length === 0 ? [] : [breakWords(marked)]),
    ],
    buildId: build.build_id,
  });
  card.id = "outcomes";
  return card;
}

/** How many schools stand on another footing at the newest month's end: never joined to the four grades. */
function withoutGradeWords(file: OutcomesFile, reading: string, phase: string): string {
  const newest = (scale: string): number =>
    file.series
      .filter((series) => series.scale === scale && series.reading === reading && series.phase === phase)
      .reduce((sum, series) => sum + (series.schools.at(-1) ?? 0), 0);
  const schools = (count: number): string => `${countWords(count)} ${count === 1 ? "school" : "schools"}`;
  return `At the newest month’s end ${schools(newest("not_judged"))} had been inspected since September 2024 without one, and ${schools(newest("report_card"))} had a report card, which stands on a scale of its own, on its own page.`;
}

function noSchools(selection: string): HTMLElement {
  return element(
    "p",
    { class: "notice" },
    selection === ""
      ? "No school of this phase has a grade since that year. Choose another phase or year, or reset."
      : `No school with a known outcome fits all of this: ${selection}. Take one filter away, or `,
    selection === "" ? null : element("a", { href: location.pathname }, "show all schools"),
    selection === "" ? null : ".",
  );
}
