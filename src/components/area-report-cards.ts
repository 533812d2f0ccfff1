import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { AreaFile } from "../../pipeline/publish/published-areas.ts";
import { areaAsAt } from "./area-schools.ts";
import type { Column } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./element.ts";
import { REPORT_CARD } from "./grade-scale.ts";
import { countWords, dayWords, percentWords } from "./wording.ts";

/** Grades of an area's report cards in one evaluation area. */
export interface AreaReportCardRow {
  label: string;
  /** Report cards by grade. */
  counts: ReadonlyMap<string, number>;
  denominator: number;
  /** Share of England's report cards below the expected standard; null where there are none. */
  englandBelow: number | null;
  englandDenominator: number;
}

const BELOW = new Set(["needs_attention", "urgent_improvement"]);

const COLUMNS: readonly Column<AreaReportCardRow>[] = [
  { name: "Evaluation area", value: ({ label }) => label },
  ...REPORT_CARD.map(({ grade, label }) => ({
    name: label,
    value: ({ counts }: AreaReportCardRow) => counts.get(grade) ?? 0,
  })),
  { name: "Of", value: ({ denominator }) => denominator },
  {
    name: "England: below expected",
    value: ({ englandBelow, englandDenominator }) =>
      englandBelow === null ? null : `${percentWords(englandBelow)} of ${countWords(englandDenominator)}`,
  },
];

/** Rows of the areas of a report card that somebody here was graded in, by name. */
export function areaReportCardRows({
  reportCards,
  name,
}: Pick<AreaFile, "reportCards" | "name">): AreaReportCardRow[] {
  const own = reportCards.filter(({ place }) => place === name);
  const areas = [...new Map(own.map(({ area, label }) => [area, label]))].sort(([, a], [, b]) =>
    a < b ? -1 : 1,
  );
  return areas.map(([area, label]) => {
    const here = own.filter((row) => row.area === area);
    const england = reportCards.filter((row) => row.place === "England" && row.area === area);
    const below = england
      .filter(({ grade }) => BELOW.has(grade))
      .reduce((sum, { report_cards: count }) => sum + count, 0);
    const englandDenominator = england[0]?.denominator ?? 0;
    return {
      label,
      counts: new Map(here.map(({ grade, report_cards: count }) => [grade, count])),
      denominator: here[0]?.denominator ?? 0,
      englandBelow: englandDenominator === 0 ? null : below / englandDenominator,
      englandDenominator,
    };
  });
}

/** The report cards of an area as a table of counts, for they are few; null where there are none. */
export function areaReportCards(file: AreaFile, build: BuildInfo): HTMLElement | null {
  const rows = areaReportCardRows(file);
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ denominator }) => denominator));
  const caption = `Report cards of schools in ${file.name} by grade in each evaluation area, as at ${dayWords(areaAsAt(file))}; beside them the share of England’s that needs attention or urgent improvement, as at ${dayWords(build.as_at)}.`;
  return element(
    "section",
    { class: "card", "aria-labelledby": "cards" },
    element("h2", { id: "cards" }, `Report cards here: ${countWords(most)}`),
    dataTable(rows, COLUMNS, caption),
    element(
      "p",
      { class: "hint" },
      `A scale of its own, never joined to the grades before November 2025.${most < 10 ? " Fewer than ten: too few for shares." : ""} `,
      element("a", { href: "./report-cards" }, "All report cards"),
      ".",
    ),
  );
}
