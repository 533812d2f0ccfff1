import { createHash } from "node:crypto";
import { copyFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { sha256OfFile } from "../../archive/disk.ts";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Database } from "../../database/connection.ts";
import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import { linkTree } from "../../run/release.ts";
import { standingJson } from "../standing-json.ts";
import { swapFolder } from "../swap-folder.ts";
import { keepNewest } from "./builds.ts";
import { type CodebookTable, codebookTables, codebookTexts } from "./codebook-files.ts";
import { columnChanges, packageShape } from "./column-changes.ts";
import { dataPackage, type Download } from "./data-package.ts";
import { writePartitions } from "./partitions.ts";
import { readme } from "./readme.ts";
import { writeStaticJson } from "./schools.ts";
import { fileOf, readTables, type Table } from "./tables.ts";

const OWN_CODE = fileURLToPath(new URL(".", import.meta.url));

/**
 * Writes the downloads to `<published folder>/downloads/<build>/`, and the same as `latest/`: every table of core and marts
 * and those of the codebook as CSV and Parquet, the data package, the codebook's rules, the database itself, and static JSON
 * of schools and areas.
 * A build that is there is written anew when what describes it has changed. Of older builds the newest `keep`, this one
 * included, stay whole; of the others what `keepNewest` leaves.
 * @returns whether anything was written
 */
export async function publishDownloads(
  database: Database,
  build: EvidenceBuild,
  publishedFolder: string,
  keep: number,
): Promise<boolean> {
  const folder = join(publishedFolder, "downloads");
  const own = join(folder, build.build_id);
  const latest = join(folder, "latest");
  const tables = await readTables(database.connection);
  const codebook = codebookTables();
  const madeFrom = await inputsOf([...tables, ...codebook], build);
  if ((await madeFromOf(latest)) === madeFrom && (await madeFromOf(own)) === madeFrom) return false;
  const before = await standingJson(join(latest, "datapackage.json"), packageShape);
  const log = await readFile(join(latest, "CHANGES.md"), "utf8").catch(() => null);
  const changes = columnChanges([...tables, ...codebook], before, log, build.build_id);
  await swapFolder(own, (fresh) => fill(database, { tables, codebook, build, madeFrom, changes }, fresh));
  await swapFolder(latest, (fresh) => linkTree(own, fresh));
  await keepNewest(folder, build, keep);
  return true;
}

/** What is written besides the rows of the database. */
interface Contents {
  tables: readonly Table[];
  codebook: readonly CodebookTable[];
  build: EvidenceBuild;
  madeFrom: string;
  changes: string;
}

async function fill(
  { connection, path }: Database,
  { tables, codebook, build, madeFrom, changes }: Contents,
  folder: string,
): Promise<void> {
  const files: Download[] = [];
  const listed = async (name: string): Promise<void> => {
    files.push({
      name,
      bytes: (await stat(join(folder, name))).size,
      sha256: await sha256OfFile(join(folder, name)),
    });
  };
  for (const table of tables) {
    for (const [ending, options] of FORMATS) {
      const name = `${fileOf(table)}.${ending}`;
      await connection.run(
        `copy (${sorted(table)}) to '${join(folder, name).replaceAll("'", "''")}' (${options})`,
      );
      await listed(name);
    }
    for (const name of await writePartitions(connection, table.name, folder)) await listed(name);
  }
  for (const table of codebook)
    for (const name of await writeCodebookTable(connection, table, folder)) await listed(name);
  await copyFile(path, join(folder, "outcomes.duckdb"));
  const all = [...tables, ...codebook];
  const described = dataPackage(all, files, build, madeFrom);
  const texts = new Map([
    ...codebookTexts(),
    ["datapackage.json", `${JSON.stringify(described, null, 2)}\n`],
    ["README.md", readme(all, build)],
    ["CHANGES.md", changes],
  ]);
  for (const [name, text] of texts) await writeFile(join(folder, name), text);
  for (const name of ["outcomes.duckdb", ...texts.keys()]) await listed(name);
  await writeFile(
    join(folder, "SHA256SUMS"),
    files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""),
  );
  await writeStaticJson(connection, build, folder);
}

const PARQUET = "format parquet, compression zstd";
const FORMATS = [
  ["csv", "format csv, header true"],
  ["parquet", PARQUET],
] as const;

/** Writes a table of the codebook as CSV and Parquet; gives the names of the files. */
async function writeCodebookTable(
  connection: DuckDBConnection,
  table: CodebookTable,
  folder: string,
): Promise<string[]> {
  const file = fileOf(table);
  const path = (ending: string): string => `'${join(folder, `${file}.${ending}`).replaceAll("'", "''")}'`;
  await writeFile(join(folder, `${file}.csv`), table.csv);
  const types = table.columns.map(({ name, type }) => `'${name}': '${type}'`).join(", ");
  await connection.run(
    `copy (from read_csv(${path("csv")}, header = true, columns = {${types}})) to ${path("parquet")} (${PARQUET})`,
  );
  return [`${file}.csv`, `${file}.parquet`];
}

/** In the order of all columns: the same rows give the same bytes, however they were written. */
function sorted({ name }: Table): string {
  return `select * from ${name} order by all`;
}

/** SHA-256 over everything but the rows: the build, the tables with all that describes them, the codebook, and this code. */
async function inputsOf(tables: readonly Table[], build: EvidenceBuild): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([build, tables]));
  for (const text of codebookTexts().values()) hash.update(text);
  for (const name of (await readdir(OWN_CODE)).sort()) hash.update(await readFile(join(OWN_CODE, name)));
  return hash.digest("hex").slice(0, 16);
}

async function madeFromOf(folder: string): Promise<string | null> {
  const described = await standingJson(join(folder, "datapackage.json"), z.object({ made_from: z.string() }));
  return described?.made_from ?? null;
}
