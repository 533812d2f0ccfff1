import type { DuckDBConnection } from "@duckdb/node-api";

/** The last good database, as it is attached while the next one is made. */
const LAST = "last_build";

/**
 * Makes schema `before`, what checks compare a build with: the sources of the last good build, how many rows each of
 * its tables had beside those of now, and its shares of themes. All empty where there is no last good build; shares
 * are empty too where it was tagged by another codebook, under which they say something else.
 */
export async function makeBefore(
  connection: DuckDBConnection,
  last: { attached: boolean; sameCodebook: boolean },
): Promise<void> {
  await connection.run("create schema before");
  await connection.run("create table before.source (source_id varchar)");
  await connection.run(
    "create table before.row_count (table_name varchar, rows_before bigint, rows_now bigint)",
  );
  await connection.run("create table before.theme_share (theme varchar, letters bigint, denominator bigint)");
  if (!last.attached) return;
  const then = await tablesOf(connection, `'${LAST}'`);
  const now = await tablesOf(connection, "current_database()");
  if (then.has("core.source"))
    await connection.run(`insert into before.source select source_id from ${LAST}.core.source`);
  for (const table of [...then].filter((name) => now.has(name)).sort()) {
    await connection.run(
      `insert into before.row_count select '${table}', (select count(*) from ${LAST}.${table}), (select count(*) from ${table})`,
    );
  }
  if (last.sameCodebook && then.has("marts.themes_by_phase_prior"))
    await connection.run(
      `insert into before.theme_share select theme, letters, denominator from ${LAST}.marts.themes_by_phase_prior
       where document_kind = 'All' and phase = 'All' and prior_grade = 'All'`,
    );
}

/**
 * Takes the schema away again: a database stands on its own. To be called after the transaction: DuckDB commits no rows
 * of a table that the same transaction drops.
 */
export async function dropBefore(connection: DuckDBConnection): Promise<void> {
  await connection.run("drop schema before cascade");
}

/** Tables that readers have, "core.school". */
async function tablesOf(connection: DuckDBConnection, database: string): Promise<ReadonlySet<string>> {
  const result = await connection.runAndReadAll(
    `select schema_name || '.' || table_name from duckdb_tables()
     where database_name = ${database} and schema_name in ('core', 'marts')`,
  );
  return new Set(result.getRows().map(([name]) => String(name)));
}
