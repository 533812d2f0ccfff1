import { type PublishedRow, type SchoolFile, type SchoolIndexFile, shardOf } from "./published.ts";

/** A row of `marts.school_index`; beside these two it has what the mart has. */
export type SchoolRow = { urn: string; name: string | null } & Record<string, unknown>;

/** A row of `marts.school_timeline`. */
export type EventRow = { urn: string; date: string | null; what: string } & Record<string, unknown>;

/** What the search needs of every school, column by column. */
export function schoolIndex(schools: readonly SchoolRow[]): SchoolIndexFile {
  const phases = words(schools, "phase");
  const authorities = words(schools, "local_authority");
  return {
    urn: schools.map(({ urn }) => urn),
    name: schools.map(({ name }) => name ?? "Name not known"),
    postcode: schools.map((school) => wordOf(school, "postcode")),
    phases,
    phase: positions(schools, "phase", phases),
    authorities,
    authority: positions(schools, "local_authority", authorities),
  };
}

/**
 * Every school with its events, oldest first, in parts by URN (see `shardOf`); a school nothing happened in has an
 * empty list. Events of a URN that is in no file of schools are kept under that URN.
 */
export function schoolShards(
  schools: readonly SchoolRow[],
  events: readonly EventRow[],
): Map<string, Record<string, SchoolFile>> {
  const byUrn = new Map<string, { school: PublishedRow; events: PublishedRow[] }>();
  for (const school of schools) byUrn.set(school.urn, { school: filled(school), events: [] });
  for (const event of events) {
    const held = byUrn.get(event.urn) ?? { school: { urn: event.urn }, events: [] };
    byUrn.set(event.urn, held);
    held.events.push(filled(event));
  }
  const shards = new Map<string, Record<string, SchoolFile>>();
  for (const [urn, school] of [...byUrn].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shard = shards.get(shardOf(urn)) ?? {};
    shard[urn] = school;
    shards.set(shardOf(urn), shard);
  }
  return new Map([...shards].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The row without its empty cells; what is neither text, number nor yes-or-no becomes its JSON. */
function filled(row: Readonly<Record<string, unknown>>): PublishedRow {
  const cells = Object.entries(row).flatMap(([name, value]): [string, string | number | boolean][] => {
    if (value === null || value === undefined) return [];
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return [[name, isPlain ? value : JSON.stringify(value)]];
  });
  return Object.fromEntries(cells);
}

function wordOf(row: SchoolRow, column: string): string | null {
  const value = row[column];
  return typeof value === "string" && value !== "" ? value : null;
}

function words(schools: readonly SchoolRow[], column: string): string[] {
  return [...new Set(schools.flatMap((school) => wordOf(school, column) ?? []))].sort();
}

function positions(schools: readonly SchoolRow[], column: string, list: readonly string[]): number[] {
  const position = new Map(list.map((word, index) => [word, index]));
  return schools.map((school) => position.get(wordOf(school, column) ?? "") ?? -1);
}
