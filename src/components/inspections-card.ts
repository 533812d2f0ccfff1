import type { BuildInfo, InspectionsFile } from "../../pipeline/publish/published.ts";
import { chartCard } from "./chart-card.ts";
import type { Chosen } from "./choices.ts";
import { element } from "./element.ts";
import { breaksWithin, breakWords, type FrameworkBreak } from "./framework-breaks.ts";
import { INSPECTION_COLUMNS, inspectionRows, inspectionsFinding } from "./inspection-rows.ts";
import { inspectionsChart } from "./inspections-chart.ts";
import { sourceWords, withSelection } from "./selection-words.ts";
import { dayWords, numbered } from "./wording.ts";

export interface InspectionsCard {
  file: InspectionsFile;
  breaks: readonly FrameworkBreak[];
  build: BuildInfo;
  chosen: Chosen;
  /** What the schools were chosen by, in words; "" for all schools. */
  selection: string;
  /** What choosing them means. */
  selectionCaveats: readonly string[];
}

/** Inspections that began in each month, for the phase and years chosen, as counts or shares. */
export function inspectionsCard({
  file,
  breaks,
  build,
  chosen,
  selection,
  selectionCaveats,
}: InspectionsCard): HTMLElement {
  const phase = chosen["phase"] === undefined || chosen["phase"] === "each" ? "All" : chosen["phase"];
  const measure = chosen["inspections"] === "share" ? "share" : "count";
  const rows = inspectionRows(file, phase, `${chosen["since"] ?? "2005"}-01-01`);
  if (rows.length === 0)
    return element(
      "p",
      { class: "notice" },
      `No inspection of this phase since that year is here${selection === "" ? "" : `, of schools of ${selection}`}. Choose another phase or year, or reset.`,
    );
  const total = rows.reduce((sum, row) => sum + row.inspections, 0);
  const months = rows.map(({ month }) => month).sort();
  const marked = breaksWithin(breaks, months[0] ?? "", months.at(-1) ?? "");
  const card = chartCard({
    title: inspectionsFinding(rows),
    subtitle: `Inspections by the month they began and their kind, ${phase === "All" ? "all phases" : phase}, as ${measure === "share" ? "shares of each month" : "counts"}.${selection === "" ? "" : ` ${selection}.`}`,
    rows,
    columns: withSelection(INSPECTION_COLUMNS, selection),
    draw: (width) => inspectionsChart(rows, { width, measure, breaks }),
    source: sourceWords("Ofsted, management information", selection),
    asAt: dayWords(build.as_at),
    denominator: `${numbered(total, "inspection", "inspections")}; a share is of those that began in the same month.`,
    caveats: [
      ...selectionCaveats,
      "Only inspections that the files at hand name: of ungraded ones each file has a school’s latest, so earlier ones are missing.",
      "The visits of autumn 2020 were no graded inspections and are not in these files: they have a page of their own.",
      ...(marked.length === 0 ? [] : [breakWords(marked)]),
    ],
    buildId: build.build_id,
  });
  card.id = "inspections";
  return card;
}
