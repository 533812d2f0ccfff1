import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { runChecks } from "../database/checks.ts";
import { readSqlFolder } from "../database/select.ts";
import { CheckFailed, errorText } from "../errors.ts";
import { integer, readMart } from "./mart.ts";
import type { Freshness, StatusFile } from "./published.ts";

const refusedRow = z.object({
  kind: z.string(),
  scope: z.string(),
  column_name: z.string().nullable(),
  reason: z.string(),
  files: integer,
  refused: integer,
});
const buildRow = z.object({ build_id: z.string(), codebook_version: z.string() });

/**
 * What the status page says: how fresh, what was refused and why, and what every check finds in this very database.
 * @param sqlDir the folder whose checks are run
 * @throws CheckFailed as `readMart` does, and, naming the file, when a check cannot run on this database
 */
export async function readSiteStatus(
  connection: DuckDBConnection,
  freshness: readonly Freshness[],
  sqlDir: string,
): Promise<StatusFile> {
  const refused = await readMart(connection, "marts.refused_reasons", refusedRow, [
    "kind",
    "scope",
    "column_name",
    "reason",
  ]);
  const [made] = await readMart(connection, "core.build", buildRow, ["build_id"]);
  const checks = await runChecks(connection, readSqlFolder(sqlDir).checks).catch((error: unknown) => {
    throw new CheckFailed(
      `${errorText(error)}. The database is of another version: run "outcomes build" again with this one.`,
    );
  });
  return {
    database: made ?? null,
    freshness,
    refused: refused.sort((a, b) => b.refused - a.refused),
    checks: checks.map(({ name, level, asks, rows, examples }) => ({ name, level, asks, rows, examples })),
  };
}
