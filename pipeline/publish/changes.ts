import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { KIND_LABELS } from "../../src/evidence/vocabulary.ts";
import {
  CHANGE_KINDS,
  type ChangeCounts,
  type HomeChanges,
  type PublishedChange,
} from "./published-changes.ts";
import type { ChangesIndex, PublishedRefresh, PublishedRevision } from "./published-changes.ts";
import { grouped } from "./grouped.ts";
import { integer, moment, readMart } from "./mart.ts";

const words = z.string().nullable();
const changeRow = z.object({
  change_id: z.string(),
  kind: z.enum(CHANGE_KINDS),
  first_seen: z.string(),
  seen_at: moment,
  urn: words,
  name: words,
  phase: words,
  local_authority: words,
  document_kind: words,
  themes: words,
  words: z.string(),
  source: words,
  source_row: integer.nullable(),
  older_source: words,
  older_row: integer.nullable(),
  url: words,
});
const count = integer;
const refreshRow = z.object({
  first_seen: z.string(),
  started_at: moment,
  objects: count,
  mi_as_at: words,
  letters: count,
  outcomes: count,
  grade_changes: count,
  corrected: count,
  withdrawn: count,
  restored: count,
  first_letters: count,
  first_outcomes: count,
  older_letters: count,
  older_outcomes: count,
});
const revisionRow = z.object({
  record: z.enum(["inspection", "school"]),
  urn: z.string(),
  name: words,
  local_authority: words,
  start_date: words,
  what: z.string(),
  what_label: words,
  from_label: words,
  to_label: words,
  seen_on: z.string(),
  older_as_at: z.string(),
  older_file: words,
  older_row: integer.nullable(),
  older_url: words,
  newer_as_at: z.string(),
  newer_file: words,
  newer_row: integer.nullable(),
  newer_url: words,
});
type RefreshRow = z.output<typeof refreshRow>;

/** Newest revisions on the page; the download has all. */
const REVISIONS_SHOWN = 2000;
/** Newest changes on the landing page. */
const NEWEST_SHOWN = 8;

/** What the marts say of changes. */
export interface Changes {
  /** Oldest first. */
  refreshes: readonly PublishedRefresh[];
  /** Newest first. */
  changes: readonly PublishedChange[];
  /** Newest release first, and how many there are in all. */
  revisions: readonly PublishedRevision[];
  revisionsInAll: number;
}

/** Reads the marts of refreshes, changes and revisions. Errors as in `readMart`. */
export async function readChanges(connection: DuckDBConnection): Promise<Changes> {
  const refreshes = await readMart(connection, "marts.refresh", refreshRow, ["refresh"]);
  const changes = await readMart(connection, "marts.change", changeRow, ["refresh", "kind", "change_id"]);
  const revisions = await readMart(connection, "marts.revision", revisionRow, [
    "newer_as_at",
    "urn",
    "inspection_id",
    "what",
  ]);
  return {
    refreshes: refreshes.map(publishedRefresh),
    changes: changes.reverse().map(publishedChange),
    revisions: revisions.reverse().slice(0, REVISIONS_SHOWN).map(publishedRevision),
    revisionsInAll: revisions.length,
  };
}

/** What the landing page says: what the newest refresh brought, and the newest changes there are. */
export function homeChanges({ refreshes, changes }: Changes): HomeChanges {
  const newest = refreshes.at(-1);
  const { letters = 0, outcomes = 0, grade_changes = 0, corrected = 0, withdrawn = 0 } = newest?.counts ?? {};
  return {
    as_at: newest?.date ?? null,
    since: refreshes.at(-2)?.date ?? null,
    counts: { letters, outcomes, grade_changes, corrected, withdrawn },
    newest: changes.slice(0, NEWEST_SHOWN).map((change) => ({
      date: change.date,
      kind: change.kind,
      urn: change.urn,
      school: change.school,
      words: changeWords(change),
      href: change.urn === null ? (change.url ?? "/changes") : `/school?urn=${change.urn}`,
    })),
  };
}

/** The page's files: the index, the revisions, and the changes of each month ("changes/2026-11.json"), newest first. */
export function changesFiles(
  { refreshes, changes, revisions, revisionsInAll }: Changes,
  themes: ChangesIndex["themes"],
): Map<string, unknown> {
  const months = grouped(changes, ({ date }) => date.slice(0, 7));
  const named = changes.flatMap(({ authority }) => authority ?? []);
  const revised = revisions.flatMap(({ authority }) => authority ?? []);
  const index: ChangesIndex = {
    refreshes,
    months: [...months.keys()].sort(),
    authorities: [...new Set([...named, ...revised])].sort(),
    themes,
  };
  return new Map<string, unknown>([
    ["changes/index.json", index],
    ["changes/revisions.json", { in_all: revisionsInAll, newest: revisions }],
    ...[...months].map(([month, rows]): [string, unknown] => [`changes/${month}.json`, rows]),
  ]);
}

/** A change in words for lists and feeds: a letter says its kind first. */
export function changeWords({ kind, document_kind: document, words: said }: PublishedChange): string {
  if (kind !== "letter" || document === null) return said;
  return `${KIND_LABELS[document] ?? document}: ${said}`;
}

function publishedRefresh({
  first_seen,
  started_at,
  objects,
  mi_as_at,
  ...counts
}: RefreshRow): PublishedRefresh {
  const { first_letters, first_outcomes, older_letters, older_outcomes, ...changes } = counts;
  return {
    date: first_seen,
    started_at,
    objects,
    mi_as_at,
    counts: changes satisfies ChangeCounts,
    first: { letters: first_letters, outcomes: first_outcomes },
    older: { letters: older_letters, outcomes: older_outcomes },
  };
}

function publishedChange(row: z.output<typeof changeRow>): PublishedChange {
  return {
    id: row.change_id,
    kind: row.kind,
    date: row.first_seen,
    seen_at: row.seen_at,
    urn: row.urn,
    school: row.name,
    phase: row.phase,
    authority: row.local_authority,
    document_kind: row.document_kind,
    themes: row.themes?.split("; ") ?? [],
    words: row.words,
    source: row.source,
    row: row.source_row,
    older_source: row.older_source,
    older_row: row.older_row,
    url: row.url,
  };
}

function publishedRevision(row: z.output<typeof revisionRow>): PublishedRevision {
  return {
    urn: row.urn,
    school: row.name,
    authority: row.local_authority,
    record: row.record,
    of: row.start_date,
    what: row.what,
    label: row.what_label ?? row.what,
    from: row.from_label,
    to: row.to_label,
    seen_on: row.seen_on,
    older: { as_at: row.older_as_at, file: row.older_file, row: row.older_row, url: row.older_url },
    newer: { as_at: row.newer_as_at, file: row.newer_file, row: row.newer_row, url: row.newer_url },
  };
}
