import type { Inspection } from "../inspection.ts";
import type { Inspectorate, SiteHistory } from "../inspectorate.ts";
import { openSchool } from "../inspectorate.ts";
import type { School, Site } from "../school.ts";
import { corrected } from "./disagreement.ts";

/** The framework of September 2019 to November 2025, the only one whose grades the 2026 files still show. */
const OEIF_FROM = "2019-09-01";

/** One row of a latest-inspections file before it is spelled out: a school as it stood on a day. */
export interface LatestRow {
  site: Site;
  school: School;
  graded: Inspection | null;
  previous: Inspection | null;
  /** The latest since the latest graded one, not converted. */
  ungraded: Inspection | null;
  ungradedCount: number;
  monitoringCount: number;
  reportCard: Inspection | null;
  oeif: Inspection | null;
  mostRecentCategory: string;
}

/** One row of a year-to-date or history file. */
export interface InspectionRow {
  site: Site;
  school: School;
  event: Inspection;
  /** The latest grade before it. */
  previousOverall: number | null;
}

function latestRow({ site, events }: SiteHistory, asAt: string, layout: string): LatestRow | null {
  const school = openSchool(site, asAt);
  if (school === null) return null;
  const published = events
    .filter((event) => event.publication <= asAt)
    .map((event) => corrected(event, layout));
  const gradedOnes = published.filter((event) => event.kind === "graded");
  const graded = gradedOnes.at(-1) ?? null;
  const cards = published.filter((event) => event.kind === "report_card");
  const reportCard = cards.at(-1) ?? null;
  const since = published.filter((event) => graded === null || event.start > graded.start);
  const ungradedOnes = since.filter((event) => event.kind === "ungraded" || event.kind === "short");
  const main = reportCard ?? graded;
  return {
    site,
    school,
    graded,
    previous: gradedOnes.at(-2) ?? null,
    ungraded: ungradedOnes.at(-1) ?? null,
    ungradedCount: ungradedOnes.length,
    monitoringCount: since.filter((event) => event.kind === "monitoring" || event.kind === "urgent").length,
    reportCard,
    oeif: graded !== null && graded.start >= OEIF_FROM ? graded : null,
    mostRecentCategory: main === null ? "NULL" : main.category,
  };
}

/** Every school open on the day with what had been published of it by then, in order of URN. */
export function* latestRows(inspectorate: Inspectorate, asAt: string, layout: string): Generator<LatestRow> {
  for (const history of inspectorate.histories) {
    const row = latestRow(history, asAt, layout);
    if (row !== null && row.school === row.site.schools[0]) yield row;
  }
  for (const history of inspectorate.histories) {
    const row = latestRow(history, asAt, layout);
    if (row !== null && row.school !== row.site.schools[0]) yield row;
  }
}

/** Events that management information counts as inspections; the visits of autumn 2020 were not among them. */
function isInspection(event: Inspection): boolean {
  return event.kind !== "interim_visit" && event.kind !== "conversion";
}

/** Every inspection that started in the period and was published by the day, oldest first. */
export function inspectionRows(
  inspectorate: Inspectorate,
  period: { from: string; to: string; publishedBy: string },
  layout: string,
  wanted: (event: Inspection) => boolean = isInspection,
): InspectionRow[] {
  const rows: InspectionRow[] = [];
  for (const { site, events } of inspectorate.histories) {
    for (const original of events) {
      if (!isInspection(original) || original.start < period.from || original.start > period.to) continue;
      if (original.publication > period.publishedBy || !wanted(original)) continue;
      const school = site.schools.find(({ urn }) => urn === original.urn);
      if (school === undefined) continue;
      rows.push({ site, school, event: corrected(original, layout), previousOverall: original.prior });
    }
  }
  return rows.sort((a, b) => compare(a.event.start, b.event.start) || a.school.urn - b.school.urn);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
