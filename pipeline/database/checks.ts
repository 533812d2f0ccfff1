import type { DuckDBConnection } from "@duckdb/node-api";
import { errorText } from "../errors.ts";
import { tablesRead } from "./reads.ts";
import type { Check } from "./select.ts";

/** Offending rows shown of a check; all are counted. */
const shown = 5;

/** What a check found: no rows is good. */
export interface CheckResult {
  name: string;
  level: "error" | "warn";
  /** What the check asks, from its header. */
  asks: string;
  rows: number;
  /** The first offending rows, as text, each with the file it came from where the check tells it. */
  examples: string[];
}

/**
 * Runs every check and gives back what each found, in order of name. A row's `source_id` is followed to the name or
 * address of its file. Throws, naming the file, when a check can not run.
 */
export async function runChecks(
  connection: DuckDBConnection,
  checks: readonly Check[],
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    try {
      await tablesRead(connection, check.sql, check.origin);
      results.push(await runCheck(connection, check));
    } catch (thrown) {
      throw new Error(`${check.origin}: ${errorText(thrown)}`, { cause: thrown });
    }
  }
  return results;
}

async function runCheck(connection: DuckDBConnection, check: Check): Promise<CheckResult> {
  await connection.run(`create or replace temporary table offending as ${check.sql}`);
  const counted = await connection.runAndReadAll("select count(*) from offending");
  const rows = Number(counted.getRows()[0]?.[0] ?? 0);
  const result = rows === 0 ? [] : await examples(connection);
  const { name, level, header } = check;
  return { name: name.replace("checks.", ""), level, asks: asked(header), rows, examples: result };
}

async function examples(connection: DuckDBConnection): Promise<string[]> {
  const first = await connection.runAndReadAll(`select * from offending limit ${shown}`);
  const texts: string[] = [];
  for (const row of first.getRowObjectsJson()) {
    const facts = Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
    if (typeof row["source_id"] === "string")
      facts.push(`from ${await sourceName(connection, row["source_id"])}`);
    texts.push(facts.join(", "));
  }
  return texts;
}

async function sourceName(connection: DuckDBConnection, sourceId: string): Promise<string> {
  const found = await connection.runAndReadAll(
    "select coalesce(name, url, label) from core.source where source_id = $sourceId",
    { sourceId },
  );
  const name = found.getRows()[0]?.[0];
  return typeof name === "string" ? name : "a source that is not listed";
}

/** The header without its level: what the check is for. */
function asked(header: string): string {
  return header
    .split("\n")
    .filter((line) => !line.startsWith("level:"))
    .join(" ");
}
