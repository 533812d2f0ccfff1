import type { DuckDBConnection } from "@duckdb/node-api";
import { CheckFailed, WrongUse, errorText } from "../errors.ts";
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
  /** Why a person let it pass in this build; null where nobody did. */
  accepted: string | null;
}

/** Why a person lets checks pass in one build, by the check's name. */
export type Accepted = ReadonlyMap<string, string>;

/**
 * Runs every check and gives back what each found, in order of name. A row's `source_id` is followed to the name or
 * address of its file. Throws, naming the file, when a check can not run.
 */
export async function runChecks(
  connection: DuckDBConnection,
  checks: readonly Check[],
  accepted: Accepted = new Map(),
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    try {
      await tablesRead(connection, check.sql, check.origin);
      results.push(await runCheck(connection, check, accepted));
    } catch (thrown) {
      throw new Error(`${check.origin}: ${errorText(thrown)}`, { cause: thrown });
    }
  }
  return results;
}

async function runCheck(
  connection: DuckDBConnection,
  check: Check,
  accepted: Accepted,
): Promise<CheckResult> {
  await connection.run(`create or replace temporary table offending as ${check.sql}`);
  const counted = await connection.runAndReadAll("select count(*) from offending");
  const rows = Number(counted.getRows()[0]?.[0] ?? 0);
  const result = rows === 0 ? [] : await examples(connection);
  const name = check.name.replace("checks.", "");
  const why = rows === 0 ? null : (accepted.get(name) ?? null);
  return { name, level: check.level, asks: asked(check.header), rows, examples: result, accepted: why };
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

/** The build is not taken: `checks` found what may not be. */
export class ChecksFound extends CheckFailed {
  readonly checks: readonly CheckResult[];

  constructor(message: string, checks: readonly CheckResult[]) {
    super(message);
    this.checks = checks;
  }
}

/** Whether what a check found keeps the build from being taken. */
export function stops({ level, rows, accepted }: Pick<CheckResult, "level" | "rows" | "accepted">): boolean {
  return level === "error" && rows > 0 && accepted === null;
}

/** The checks a person lets pass, each of them known; throws `WrongUse` naming the one that is not. */
export function acceptable(accepted: Accepted | undefined, checks: readonly Check[]): Accepted {
  const names = checks.map(({ name }) => name.replace("checks.", ""));
  const unknown = [...(accepted?.keys() ?? [])].find((name) => !names.includes(name));
  if (unknown === undefined) return accepted ?? new Map();
  throw new WrongUse(`There is no check "${unknown}" to accept; checks are: ${names.join(", ")}.`);
}

/** Tells what was found, by `log` where it does not stop the build; throws `ChecksFound` with what does. */
export function judge(checks: readonly CheckResult[], log: (line: string) => void): void {
  const errors: string[] = [];
  for (const check of checks.filter(({ rows }) => rows > 0)) {
    const { name, level, asks, rows, examples, accepted } = check;
    const overruled = accepted === null ? "" : ` (accepted: ${accepted})`;
    const told = [
      `${level} ${name}${overruled}: ${rows} rows. ${asks}`,
      ...examples.map((example) => `    ${example}`),
    ].join("\n");
    if (stops(check)) errors.push(told);
    else log(told);
  }
  if (errors.length > 0)
    throw new ChecksFound(
      `The build was not taken; the last good database stays.\n${errors.join("\n")}\nA person who knows better may let one pass for once: --accept CHECK --why "…".`,
      checks,
    );
}

/** Keeps what the checks of a build found, in core.check, one row a check. */
export async function writeChecks(
  connection: DuckDBConnection,
  results: readonly CheckResult[],
): Promise<void> {
  await connection.run(
    "create table core.check (name varchar, level varchar, asks varchar, rows bigint, examples varchar, accepted varchar)",
  );
  for (const { name, level, asks, rows, examples, accepted } of results) {
    await connection.run(
      "insert into core.check values ($name, $level, $asks, $rows::bigint, $examples, $accepted::varchar)",
      { name, level, asks, rows, examples: examples.join("\n"), accepted },
    );
  }
}

/** The header without its level: what the check is for. */
function asked(header: string): string {
  return header
    .split("\n")
    .filter((line) => !line.startsWith("level:"))
    .join(" ");
}
