import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { EvidenceBuild } from "../../src/evidence/evidence.ts";
import type { Database } from "../database/connection.ts";
import { rowsOf } from "../evidence/rows.ts";
import { grainOf, readTables } from "./downloads/tables.ts";
import { standingJson } from "./standing-json.ts";
import { swapFolder } from "./swap-folder.ts";

/** What the explore page must know of the tables before it loads them: `published/explore/tables.json`. */
export interface ExploreFile {
  build: EvidenceBuild;
  /** Size of `marts.duckdb` beside it. */
  bytes: number;
  tables: readonly ExploreTable[];
}

export interface ExploreTable {
  /** Without the schema: "school_index". */
  name: string;
  rows: number;
  /** One row is … */
  grain: string;
  columns: readonly { name: string; type: string; description: string | null }[];
}

/** The name DuckDB knows the small database by while it is written. */
const ALIAS = "explore";

/**
 * Writes what readers may query in the page to `<published folder>/explore`: a database of the marts alone, in the format
 * of DuckDB 1.2, which later ones read, and the list of its tables. DuckDB needs no extension for its own format, so the
 * page never asks anybody for one.
 * @returns whether anything was written
 */
export async function publishExplore(
  database: Database,
  build: EvidenceBuild,
  publishedFolder: string,
): Promise<boolean> {
  const folder = join(publishedFolder, "explore");
  const tables = await describedMarts(database);
  const list = join(folder, "tables.json");
  const before = await readFile(list, "utf8").catch(() => null);
  // The one thing of the file that only writing the database tells.
  const bytes = (await standingJson(list, z.object({ bytes: z.number() })))?.bytes ?? 0;
  if (before === content({ build, bytes, tables })) return false;
  await swapFolder(folder, async (fresh) => {
    const path = join(fresh, "marts.duckdb");
    await copyMarts(database, path, tables);
    await writeFile(join(fresh, "tables.json"), content({ build, bytes: (await stat(path)).size, tables }));
  });
  return true;
}

async function describedMarts({ connection }: Database): Promise<ExploreTable[]> {
  const marts = (await readTables(connection)).filter(({ name }) => name.startsWith("marts."));
  const counts = marts.map(({ name }) => `select '${name}' as name, count(*)::integer as rows from ${name}`);
  const rows = await rowsOf(
    connection,
    counts.join(" union all "),
    z.object({ name: z.string(), rows: z.number() }),
  );
  const rowsIn = new Map(rows.map((row) => [row.name, row.rows]));
  return marts.map((table) => ({
    name: table.name.replace("marts.", ""),
    rows: rowsIn.get(table.name) ?? 0,
    grain: grainOf(table),
    columns: table.columns.map(({ name, type, description }) => ({ name, type, description })),
  }));
}

/** In the order of all columns, as the downloads are. */
async function copyMarts(
  { connection }: Database,
  path: string,
  tables: readonly ExploreTable[],
): Promise<void> {
  // Small blocks: most tables are far smaller than one of the usual size.
  await connection.run(
    `attach '${path.replaceAll("'", "''")}' as ${ALIAS} (read_write, block_size 16384, storage_version 'v1.2.0')`,
  );
  try {
    await connection.run(`create schema ${ALIAS}.marts`);
    for (const { name } of tables)
      await connection.run(`create table ${ALIAS}.marts."${name}" as from marts."${name}" order by all`);
    await connection.run(`checkpoint ${ALIAS}`);
  } finally {
    await connection.run(`detach ${ALIAS}`);
  }
}

function content(file: ExploreFile): string {
  return `${JSON.stringify(file)}\n`;
}
