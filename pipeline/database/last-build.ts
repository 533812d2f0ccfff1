import { existsSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openForReading } from "./connection.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** What a finished database says of its own making (core.build, core.fingerprint). */
export interface LastBuild {
  buildId: string;
  codebookVersion: string;
  /** SHA-256 over everything the build was made from: archive, rules and program. */
  inputs: string;
  marts: Fingerprint[];
}

/** Writes core.build (one row) and core.fingerprint (one row a mart). Holds no clock: the same build has the same rows. */
export async function writeBuild(connection: DuckDBConnection, build: LastBuild): Promise<void> {
  const { buildId, codebookVersion, inputs } = build;
  await connection.run(
    "create table core.build as select $buildId::varchar as build_id, $codebookVersion::varchar as codebook_version, $inputs::varchar as inputs",
    { buildId, codebookVersion, inputs },
  );
  await connection.run("create table core.fingerprint (mart varchar, rows bigint, sha256 varchar)");
  for (const { mart, rows, sha256 } of build.marts) {
    await connection.run("insert into core.fingerprint values ($mart, $rows::bigint, $sha256)", {
      mart,
      rows,
      sha256,
    });
  }
}

/**
 * Reads it back; null where there is no database yet. Throws as `openForReading` does, and `Error` where the file is a
 * database of something else.
 */
export async function readLastBuild(path: string): Promise<LastBuild | null> {
  if (!existsSync(path)) return null;
  const database = await openForReading(path);
  try {
    const found = await database.connection.runAndReadAll(
      "select build_id, codebook_version, inputs from core.build",
    );
    const [buildId, codebookVersion, inputs] = (found.getRows()[0] ?? []).map(String);
    if (buildId === undefined || codebookVersion === undefined || inputs === undefined)
      throw new Error(`core.build of ${path} is empty.`);
    const marts = await database.connection.runAndReadAll(
      "select mart, rows, sha256 from core.fingerprint order by mart",
    );
    return {
      buildId,
      codebookVersion,
      inputs,
      marts: marts
        .getRows()
        .map(([mart, rows, sha256]) => ({ mart: String(mart), rows: Number(rows), sha256: String(sha256) })),
    };
  } finally {
    database.close();
  }
}
