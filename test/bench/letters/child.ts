import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { build } from "../../../pipeline/build.ts";
import { openForReading } from "../../../pipeline/database/connection.ts";
import { loadCodebook } from "../../../pipeline/themes/codebook.ts";
import { labelTable } from "../../../pipeline/themes/tables.ts";
import type { Measured } from "./measured.ts";

/** One side of a benchmark, in a process of its own, so that its peak memory is its own. */
const [, , what, folder = ""] = process.argv;
const started = performance.now();
if (what === "build") await build({ dataDir: folder });
else await alone(folder);
const seconds = (performance.now() - started) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const measured: Measured = {
  seconds,
  processor: (userCPUTime + systemCPUTime) / 1e6,
  megabytes: maxRSS / 1024,
  texts: await textsTagged(),
};
console.log(JSON.stringify(measured));

async function textsTagged(): Promise<number> {
  const table = what === "build" ? "themes.text" : "text";
  const database = await openForReading(join(folder, what === "build" ? "outcomes.duckdb" : "alone.duckdb"));
  const counted = await database.connection.runAndReadAll(`select count(*) from ${table}`);
  database.close();
  return Number(counted.getRows()[0]?.[0]);
}

/**
 * DuckDB alone, in its own settings but for the two cores: every byte read, every distinct sentence tagged by the same
 * patterns in one statement, and every row written that the build, which went before, wrote.
 */
async function alone(dataDir: string): Promise<void> {
  const instance = await DuckDBInstance.create(join(dataDir, "alone.duckdb"), { threads: "2" });
  const connection = await instance.connect();
  await readAndTag(connection, dataDir);
  await writeTheRest(connection, join(dataDir, "outcomes.duckdb"));
  await connection.run("checkpoint");
  connection.closeSync();
  instance.closeSync();
}

async function readAndTag(connection: DuckDBConnection, dataDir: string): Promise<void> {
  const mi = join(dataDir, "mi");
  const files = (await readdir(mi)).filter((name) => name.endsWith(".utf8"));
  for (const [index, name] of files.sort().entries()) {
    const path = join(mi, name).replaceAll("'", "''");
    await connection.run(
      `create table mi_${index} as from read_csv('${path}', header = true, all_varchar = true, null_padding = true)`,
    );
  }
  const cache = join(dataDir, "cache/letters/*/*.json").replaceAll("'", "''");
  await connection.run(
    `create table letter as select kind, title, urn, eventStart, pages, sentences
     from read_json('${cache}', format = 'newline_delimited', union_by_name = true,
       columns = {kind: 'varchar', title: 'varchar', urn: 'varchar', eventStart: 'varchar', pages: 'varchar[]',
         sentences: 'struct(ordinal integer, page integer, paragraph integer, section varchar, "text" varchar)[]'})
     where kind is not null`,
  );
  await connection.run(
    "create table sentence as select kind, urn, unnest(sentences, recursive := true) from letter",
  );
  await connection.run(
    'create table text as select md5("text") as text_id, "text" from (select distinct "text" from sentence)',
  );
  await connection.run(`create table text_label as ${labelTable(loadCodebook(), "text").sql}`);
}

/** Writes the tables of a build that DuckDB did not make by itself: all but the raw ones and the tagged texts. */
async function writeTheRest(connection: DuckDBConnection, built: string): Promise<void> {
  await connection.run(`attach '${built.replaceAll("'", "''")}' as built (read_only)`);
  const listed = await connection.runAndReadAll(
    `select schema_name, table_name from duckdb_tables() where database_name = 'built' and schema_name <> 'raw'
       and schema_name || '.' || table_name not in ('themes.text', 'themes.text_label') order by all`,
  );
  for (const [schema, table] of listed.getRows().map((row) => row.map(String))) {
    await connection.run(`create schema if not exists ${schema}`);
    await connection.run(`create table ${schema}.${table} as from built.${schema}.${table}`);
  }
}
