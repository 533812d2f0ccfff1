import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "../../../pipeline/build.ts";
import { openForBuilding } from "../../../pipeline/database/connection.ts";
import { loadCodebook } from "../../../pipeline/themes/codebook.ts";
import { themeTables } from "../../../pipeline/themes/tables.ts";

/** One side of the benchmark of the build, in a process of its own, so that its peak memory is its own. */
const [, , what, folder = ""] = process.argv;
const started = performance.now();
if (what === "build") await build({ dataDir: folder });
else await alone(folder);
const seconds = (performance.now() - started) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, megabytes }));

/** DuckDB alone: every byte read, every distinct sentence scanned with the codebook's patterns, all of it written. */
async function alone(dataDir: string): Promise<void> {
  const database = await openForBuilding(join(dataDir, "alone.duckdb"));
  const { connection } = database;
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
  for (const { name, sql } of themeTables(loadCodebook(), "text"))
    await connection.run(`create table ${name.replace("themes.", "")} as ${sql}`);
  await connection.run("checkpoint");
  database.close();
}
