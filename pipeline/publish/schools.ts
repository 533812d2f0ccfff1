import { grouped } from "./grouped.ts";
import { known } from "./known.ts";
import {
  type PublishedEvent,
  type PublishedGrade,
  type PublishedSchool,
  type SchoolFile,
  type SchoolIndexFile,
  shardOf,
  type UntoldReport,
} from "./published.ts";
import type { EventRow, GradeRow, SiteData, UntoldRow } from "./read-site.ts";

/** What the search needs of every school, column by column. */
export function schoolIndex({ schools }: Pick<SiteData, "schools">): SchoolIndexFile {
  const phases = distinct(schools.map(({ phase }) => phase));
  const authorities = distinct(schools.map((school) => school.local_authority));
  return {
    urn: schools.map(({ urn }) => urn),
    name: schools.map(({ name }) => name ?? "Name not known"),
    other_names: schools.flatMap(({ other_names: names }, at) =>
      names === null ? [] : [[at, names] as const],
    ),
    postcode: schools.map(({ postcode }) => postcode),
    phases,
    phase: schools.map(({ phase }) => phases.indexOf(phase ?? "")),
    authorities,
    authority: schools.map((school) => authorities.indexOf(school.local_authority ?? "")),
  };
}

/**
 * Every school with its events, oldest first, in parts by URN (see `shardOf`); a school nothing happened in has an
 * empty list. Events of a URN that is in no file of schools are kept under that URN.
 */
export function schoolShards({
  schools,
  events,
  grades,
  documentThemes,
  themeLabels,
  untoldReports,
  ...labels
}: Pick<
  SiteData,
  | "schools"
  | "events"
  | "grades"
  | "untoldReports"
  | "documentThemes"
  | "themeLabels"
  | "eventLabels"
  | "concernLabels"
>): Map<string, Record<string, SchoolFile>> {
  const gradesOf = grouped(grades, (grade) => grade.inspection_id);
  const themesOf = grouped(documentThemes, (theme) => theme.document_id);
  const byUrn = new Map<
    string,
    { school: PublishedSchool; events: PublishedEvent[]; untold?: UntoldReport[] }
  >();
  for (const school of schools) {
    byUrn.set(school.urn, { school: { ...known(school), urn: school.urn }, events: [] });
  }
  for (const row of events) {
    const { urn, inspection_id, what } = row;
    const held = byUrn.get(urn) ?? { school: { urn }, events: [] };
    byUrn.set(urn, held);
    const given = what === "inspection" ? (gradesOf.get(inspection_id ?? "") ?? []) : [];
    const raised = (themesOf.get(row.document_id ?? "") ?? []).map(
      ({ theme, says }) => [themeLabels.get(theme) ?? theme, says] as const,
    );
    held.events.push({
      what,
      ...told(row, labels),
      grades: given.map(publishedGrade),
      ...(raised.length === 0 ? {} : { themes: raised }),
    });
  }
  for (const row of untoldReports) {
    const held = byUrn.get(row.urn) ?? { school: { urn: row.urn }, events: [] };
    byUrn.set(row.urn, held);
    (held.untold ??= []).push(untoldReport(row));
  }
  const shards = new Map<string, Record<string, SchoolFile>>();
  for (const [urn, school] of [...byUrn].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shard = shards.get(shardOf(urn)) ?? {};
    shard[urn] = school;
    shards.set(shardOf(urn), shard);
  }
  return new Map([...shards].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An event with its codes in words; "none" is no category of concern. */
function told(
  row: EventRow,
  { eventLabels, concernLabels }: Pick<SiteData, "eventLabels" | "concernLabels">,
): Omit<PublishedEvent, "what" | "grades" | "themes"> {
  const concern = row.category_of_concern;
  return known({
    date: row.date,
    event: row.event,
    event_label: row.event === null ? null : (eventLabels.get(row.event) ?? null),
    framework: row.framework,
    outcome: row.outcome,
    concern_label: concern === null || concern === "none" ? null : (concernLabels.get(concern) ?? concern),
    relates_to: row.relates_to,
    urn_at_time: row.urn_at_time,
    document_id: row.document_id,
    document_kind: row.document_kind,
    title: row.title,
    url: row.url,
    listed_url: row.listed_url,
    source: row.source,
    as_at: row.as_at,
  });
}

function untoldReport(row: UntoldRow): UntoldReport {
  const { event_date: date, publication_date: published, publication_type: type, url } = row;
  return { ...known({ date, published, listed_at: row.retrieved_at }), type, url };
}

function publishedGrade({
  area,
  area_label,
  scale,
  grade,
  grade_label,
  graded_on,
}: GradeRow): PublishedGrade {
  return { area, label: area_label, scale, grade, grade_label, graded_on };
}

function distinct(words: readonly (string | null)[]): string[] {
  return [...new Set(words.filter((word) => word !== null))].sort();
}
