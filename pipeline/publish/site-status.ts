import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { CheckFailed } from "../errors.ts";
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
const checkRow = z.object({
  name: z.string(),
  level: z.enum(["error", "warn"]),
  asks: z.string(),
  rows: integer,
  examples: z.string(),
  accepted: z.string().nullable(),
});
const buildRow = z.object({ build_id: z.string(), codebook_version: z.string() });

/**
 * What the status page says: how fresh, what was refused and why, and what every check found when the database was
 * made, with what a person let pass and why.
 * @throws CheckFailed as `readMart` does
 */
export async function readSiteStatus(
  connection: DuckDBConnection,
  freshness: readonly Freshness[],
): Promise<StatusFile> {
  const refused = await readMart(connection, "marts.refused_reasons", refusedRow, [
    "kind",
    "scope",
    "column_name",
    "reason",
  ]);
  const [made] = await readMart(connection, "core.build", buildRow, ["build_id"]);
  if (made === undefined) throw new CheckFailed("core.build holds no row: run outcomes build again.");
  const checks = await readMart(connection, "core.check", checkRow, ["name"]);
  return {
    database: made,
    freshness,
    refused: refused.sort((a, b) => b.refused - a.refused),
    checks: checks.map((check) => ({
      ...check,
      examples: check.examples === "" ? [] : check.examples.split("\n"),
    })),
  };
}
