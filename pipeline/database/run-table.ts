import type { DuckDBConnection } from "@duckdb/node-api";
import type { RunLine } from "../run/run-log.ts";

/**
 * Loads core.run from the log of refreshes: one row a line, in the order they were written, up to the build that loads
 * it. No mart reads it, so that it changes no build; why something failed stays in the log, since such words may name
 * folders of the machine.
 */
export async function loadRuns(connection: DuckDBConnection, lines: readonly RunLine[]): Promise<void> {
  await connection.run(
    "create table core.run (run_id varchar, line bigint, noted_at timestamp, step varchar, outcome varchar, seconds double, changed boolean, found varchar)",
  );
  const rows = lines.map(({ run, at, step, outcome, seconds, changed, found }, index) => ({
    run_id: run,
    line: index + 1,
    noted_at: at,
    step,
    outcome,
    seconds,
    changed: changed ?? null,
    found: found === undefined ? null : JSON.stringify(found),
  }));
  if (rows.length === 0) return;
  await connection.run(
    `insert into core.run
     select line.run_id, line.line, line.noted_at, line.step, line.outcome, line.seconds, line.changed, line.found
     from (select unnest(from_json($lines, '[{"run_id":"VARCHAR","line":"BIGINT","noted_at":"TIMESTAMP","step":"VARCHAR","outcome":"VARCHAR","seconds":"DOUBLE","changed":"BOOLEAN","found":"VARCHAR"}]')) as line)`,
    { lines: JSON.stringify(rows) },
  );
}
