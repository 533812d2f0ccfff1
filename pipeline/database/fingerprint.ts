import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { sha256OfFile } from "../archive/disk.ts";

/** The bytes of a mart, in one number: SHA-256 of its rows as CSV, sorted. */
export interface Fingerprint {
  mart: string;
  rows: number;
  sha256: string;
}

/** What a build comes to. */
export interface Made {
  /** The fingerprint of all core tables together. */
  core: string;
  marts: readonly Fingerprint[];
  codebookVersion: string;
}

/** Fingerprints of all tables of the schema marts, by name. `scratch` is a path that may be written and is removed. */
export async function fingerprintMarts(
  connection: DuckDBConnection,
  scratch: string,
): Promise<Fingerprint[]> {
  const listed = await connection.runAndReadAll(
    "select table_name from information_schema.tables where table_schema = 'marts' and table_catalog = current_database() order by 1",
  );
  const fingerprints: Fingerprint[] = [];
  try {
    for (const [name] of listed.getRows()) {
      const mart = String(name);
      const counted = await connection.runAndReadAll(`select count(*) from marts.${mart}`);
      await connection.run(
        `copy (select * from marts.${mart} order by all) to '${scratch.replaceAll("'", "''")}' (format csv, header)`,
      );
      const rows = Number(counted.getRows()[0]?.[0] ?? 0);
      fingerprints.push({ mart, rows, sha256: await sha256OfFile(scratch) });
    }
  } finally {
    await rm(scratch, { force: true });
  }
  return fingerprints;
}

/**
 * One fingerprint of all tables of the schema core: SHA-256 over the number of rows of each and the sum of their MD5s, which
 * asks for no order (the tables hold every sentence and every page). Evidence and downloads are made from them: a letter read
 * otherwise may move no figure of a mart.
 */
export async function fingerprintCore(connection: DuckDBConnection): Promise<string> {
  const listed = await connection.runAndReadAll(
    "select table_name from duckdb_tables() where schema_name = 'core' and database_name = current_database() order by 1",
  );
  const hash = createHash("sha256");
  for (const [name] of listed.getRows()) {
    const read = await connection.runAndReadAll(
      `select count(*), sum(md5_number_lower(to_json(given)::varchar)) from core."${String(name)}" as given`,
    );
    hash.update(`${[name, ...(read.getRows()[0] ?? [])].map(String).join(" ")}\n`);
  }
  return hash.digest("hex");
}

/** The id of a build: the same core tables and marts under the same codebook have the same id, on any machine. */
export function buildId({ core, marts, codebookVersion }: Made): string {
  const parts = marts.map(({ mart, sha256 }) => `${mart} ${sha256}`);
  return createHash("sha256")
    .update([`codebook ${codebookVersion}`, `core ${core}`, ...parts].join("\n"))
    .digest("hex")
    .slice(0, 12);
}
