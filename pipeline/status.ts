import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { Archive, type LedgerEntry } from "./archive/archive.ts";
import { openForReading } from "./database/connection.ts";
import { readLastBuild } from "./database/last-build.ts";
import { errorCode, errorText } from "./errors.ts";
import { type Holder, lockHolder } from "./lock.ts";
import { type Run, lastRuns } from "./sources/runs.ts";

/** What the archive holds of one kind. */
export interface SourceStatus {
  kind: string;
  objects: number;
  bytes: number;
  /** Latest day its figures stand for, and latest moment one came in; ISO. */
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
  /** Objects in the archive that came after this database was built. */
  objects_not_built: number;
  refused: RefusedStatus[];
}

/** What is here, how fresh it is and what failed. */
export interface Status {
  data: string;
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

/** Reads the status of a data folder; an empty or missing one is no error. Changes nothing. */
export async function readStatus(dataDir: string): Promise<Status> {
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
  return {
    data: dataDir,
    sources: sourcesOf(archive?.objects() ?? []),
    collections: await told<readonly Run[]>(() => lastRuns(dataDir), []),
    database,
    published: await told(() => publishedStatus(dataDir), null),
    writing: await told(() => lockHolder(dataDir), null),
    problems,
  };
}

function sourcesOf(objects: readonly LedgerEntry[]): SourceStatus[] {
  const kinds = [...new Set(objects.map((entry) => entry.kind))].sort();
  return kinds.map((kind) => {
    const entries = objects.filter((entry) => entry.kind === kind);
    return {
      kind,
      objects: entries.length,
      bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0),
      latest_as_at: latest(entries.flatMap((entry) => entry.as_at ?? [])),
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
  const database = await openForReading(path);
  try {
    const built = await builtSources(database.connection);
    return {
      path,
      build_id: (await readLastBuild(path))?.buildId ?? null,
      built_at: mtime.toISOString(),
      bytes: size,
      objects_not_built: (archive?.objects() ?? []).filter((entry) => !built.has(entry.sha256)).length,
      refused: await refused(database.connection),
    };
  } finally {
    database.close();
  }
}

async function builtSources(connection: DuckDBConnection): Promise<ReadonlySet<unknown>> {
  const result = await connection.runAndReadAll("SELECT sha256 FROM core.source");
  return new Set(result.getRowsJson().map(([sha256]) => sha256));
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
