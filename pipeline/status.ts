import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { Archive, type LedgerEntry } from "./archive/archive.ts";
import { isBuilt } from "./database/archived.ts";
import { openForReading } from "./database/connection.ts";
import { readLastBuild } from "./database/last-build.ts";
import { bytesUnder, freeBytes } from "./disk-use.ts";
import { errorCode, errorText } from "./errors.ts";
import { type Holder, lockHolder } from "./lock.ts";
import { type Age, ageOf } from "./run/age.ts";
import { type ArchiveCheckStatus, NOT_CHECKED, archiveCheckStatus } from "./run/archive-check.ts";
import { openRunLog, runRecords } from "./run/run-log.ts";
import { type Health, type RunStatus, healthOf, runStatus } from "./run/run-status.ts";
import { type SetAside, setAside, setAsideWords } from "./run/set-aside.ts";
import { type Run, lastRuns } from "./sources/runs.ts";

/** What the archive holds of one kind. */
export interface SourceStatus {
  kind: string;
  objects: number;
  bytes: number;
  /** Latest day its figures stand for (of letters: see `marts.freshness`), and latest moment one came in; ISO. */
  latest_as_at: string | null;
  latest_retrieved_at: string;
}

/** A file that was not taken, or how many rows of a file were not. */
export interface RefusedStatus {
  name: string | null;
  scope: string;
  count: number;
  reason: string;
}

export interface DatabaseStatus {
  path: string;
  build_id: string | null;
  built_at: string;
  bytes: number;
  /** How far its letters go, ISO; null where it has none. */
  letters_to: string | null;
  /** Objects in the archive that came after this database was built. */
  objects_not_built: number;
  refused: RefusedStatus[];
  /** Rows of each mart. */
  counts: Readonly<Record<string, number>>;
  /** Checks that found something when it was made; none is good. */
  checks: CheckStatus[];
}

/** A check that found something, and why a person let it pass where one did. */
export interface CheckStatus {
  name: string;
  level: string;
  rows: number;
  examples: string[];
  accepted: string | null;
}

/** Bytes on the disk. */
export interface Sizes {
  archive: number;
  database: number;
  published: number;
  site: number;
  /** Left on the disk that holds the data folder. */
  free: number;
}

/** What is here, how fresh it is and what failed. */
export interface Status {
  data: string;
  /** When this was read; ages are as of then. */
  at: string;
  /** For a monitor: whether somebody has to look, and why. */
  health: Health;
  /** Refreshes: the last good one, the last one tried and why it failed, when the next is expected. */
  refreshes: RunStatus;
  /** How old the newest of each kind is that stands for a day. */
  freshness: Age[];
  sizes: Sizes;
  archive_check: ArchiveCheckStatus;
  /** Lines of the logs that could not be read; what they noted is forgotten, all else goes on. */
  set_aside: SetAside[];
  sources: SourceStatus[];
  /** The last collection of each source, with what failed. */
  collections: readonly Run[];
  database: DatabaseStatus | null;
  /** The published site's own account of itself (`published/site/build.json`). */
  published: z.infer<typeof buildFile> | null;
  /** Who writes into the folder now. */
  writing: Holder | null;
  /** What is wrong, in sentences that say what to do. */
  problems: string[];
}

/** Kinds of source that come by the month or the day, and so grow old. */
const DATED = ["mi", "gias_register", "gias_links"];

/** When it is read, and how often a refresh is due. */
export interface StatusOptions {
  now?: Date;
  refreshHours?: number;
}

/** Reads the status of a data folder, of an empty or missing one too. Changes nothing. */
export async function readStatus(
  dataDir: string,
  { now = new Date(), refreshHours = 24 }: StatusOptions = {},
): Promise<Status> {
  const problems: string[] = [];
  const told = async <T>(read: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read();
    } catch (thrown) {
      problems.push(errorText(thrown));
      return otherwise;
    }
  };
  const archive = await told<Archive | null>(() => Archive.open(dataDir), null);
  if (archive !== null && archive.tornTail !== null) {
    problems.push(
      "The ledger's last line was cut off by a kill; it does not count, and the next import or collection sets it aside.",
    );
  }
  const database = await told(() => databaseStatus(dataDir, archive), null);
  const sources = sourcesOf(archive?.objects() ?? [], database?.letters_to ?? null);
  const freshness = sources
    .filter(({ kind }) => DATED.includes(kind))
    .map(({ kind, latest_as_at: day }) => ageOf(kind, day, now));
  const records = await told(async () => runRecords((await openRunLog(dataDir)).lines), []);
  const refreshes = runStatus(records, refreshHours);
  const collections = await told<readonly Run[]>(() => lastRuns(dataDir), []);
  const published = await told(() => publishedStatus(dataDir), null);
  const writing = await told(() => lockHolder(dataDir), null);
  const sizes: Sizes = {
    archive: sources.reduce((sum, { bytes }) => sum + bytes, 0),
    database: database?.bytes ?? 0,
    published: await told(() => bytesUnder(join(dataDir, "published")), 0),
    site: await told(() => bytesUnder(join(dataDir, "site")), 0),
    free: await freeBytes(dataDir),
  };
  const archiveCheck = await told(() => archiveCheckStatus(dataDir, archive), NOT_CHECKED);
  for (const { path, why } of archiveCheck.damaged)
    problems.push(
      `${join(dataDir, path)} is damaged: ${why}. A backup puts it right: outcomes backup FOLDER, then outcomes restore FOLDER`,
    );
  // A monitor that looks into the wrong folder, or where a disk is missing, would else be told for ever that all is well.
  const neverUsed =
    sources.length === 0 && records.length === 0 && database === null && writing === null
      ? [`Nothing was ever brought into ${dataDir}. Is it the right folder, and is its disk there?`]
      : [];
  const aside = await told(() => setAside(dataDir), []);
  const health = healthOf(
    {
      runs: refreshes,
      ages: freshness,
      problems: [...problems, ...neverUsed],
      warnings: setAsideWords(aside),
    },
    now,
    writing !== null,
  );
  return {
    data: dataDir,
    at: now.toISOString(),
    health,
    refreshes,
    freshness,
    sizes,
    archive_check: archiveCheck,
    set_aside: aside,
    sources,
    collections,
    database,
    published,
    writing,
    problems,
  };
}

/** @param lettersTo how far the letters go that were read; the ledger tells the day only of those that came as files */
function sourcesOf(objects: readonly LedgerEntry[], lettersTo: string | null): SourceStatus[] {
  const kinds = [...new Set(objects.map((entry) => entry.kind))].sort();
  return kinds.map((kind) => {
    const entries = objects.filter((entry) => entry.kind === kind);
    return {
      kind,
      objects: entries.length,
      bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0),
      latest_as_at: latest([
        ...entries.flatMap((entry) => entry.as_at ?? []),
        ...(kind === "document" && lettersTo !== null ? [lettersTo] : []),
      ]),
      latest_retrieved_at: latest(entries.map((entry) => entry.at)) ?? "",
    };
  });
}

function latest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((last, date) => (last === null || date > last ? date : last), null);
}

async function databaseStatus(dataDir: string, archive: Archive | null): Promise<DatabaseStatus | null> {
  const path = join(dataDir, "outcomes.duckdb");
  if (!existsSync(path)) return null;
  const { mtime, size } = await stat(path);
  const last = await readLastBuild(path);
  const database = await openForReading(path);
  try {
    const built = await builtSources(database.connection);
    return {
      path,
      build_id: last?.buildId ?? null,
      built_at: mtime.toISOString(),
      bytes: size,
      letters_to: await lettersTo(database.connection),
      objects_not_built: (archive?.objects() ?? []).filter(
        (entry) => isBuilt(entry) && !built.has(entry.sha256),
      ).length,
      refused: await refused(database.connection),
      counts: Object.fromEntries(last?.marts.map(({ mart, rows }) => [mart, rows]) ?? []),
      checks: await foundChecks(database.connection),
    };
  } finally {
    database.close();
  }
}

async function builtSources(connection: DuckDBConnection): Promise<ReadonlySet<unknown>> {
  const result = await connection.runAndReadAll("SELECT sha256 FROM core.source");
  return new Set(result.getRowsJson().map(([sha256]) => sha256));
}

async function lettersTo(connection: DuckDBConnection): Promise<string | null> {
  const result = await connection.runAndReadAll(
    "select latest_as_at::varchar from marts.freshness where kind = 'document'",
  );
  const day = result.getRows()[0]?.[0];
  return typeof day === "string" ? day : null;
}

const checkSchema = z.object({
  name: z.string(),
  level: z.string(),
  rows: z.coerce.number(),
  examples: z.string().transform((text) => (text === "" ? [] : text.split("\n"))),
  accepted: z.string().nullable(),
});

/** Errors first. A database made by an earlier version does not know. */
async function foundChecks(connection: DuckDBConnection): Promise<CheckStatus[]> {
  const known = await connection.runAndReadAll(
    "select 1 from duckdb_tables() where schema_name = 'core' and table_name = 'check'",
  );
  if (known.getRows().length === 0) return [];
  const result = await connection.runAndReadAll(
    `select name, level, rows, examples, accepted from core."check" where rows > 0 order by level, name`,
  );
  return z.array(checkSchema).parse(result.getRowObjectsJson());
}

const refusedSchema = z.object({
  name: z.string().nullable(),
  scope: z.string(),
  count: z.coerce.number(),
  reason: z.string(),
});

/** Files with their reason; rows and cells counted for each file and reason, most frequent first. */
async function refused(connection: DuckDBConnection): Promise<RefusedStatus[]> {
  const result = await connection.runAndReadAll(`
    SELECT source.name, refused.scope, count(*) AS count, refused.reason
    FROM core.refused AS refused LEFT JOIN core.source AS source USING (source_id)
    GROUP BY source.name, refused.scope, refused.reason
    ORDER BY refused.scope = 'file' DESC, count DESC, source.name, refused.reason`);
  return z.array(refusedSchema).parse(result.getRowObjectsJson());
}

const buildFile = z.looseObject({
  build_id: z.string(),
  as_at: z.string().nullable(),
  is_sample: z.boolean(),
});

async function publishedStatus(dataDir: string): Promise<Status["published"]> {
  let text: string;
  try {
    text = await readFile(join(dataDir, "published", "site", "build.json"), "utf8");
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return null;
    throw thrown;
  }
  return buildFile.parse(JSON.parse(text));
}
