import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, cp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Database } from "../../database/connection.ts";
import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import { themesText } from "../../themes/codebook.ts";
import { swapFolder } from "../swap-folder.ts";
import { columnChanges } from "./column-changes.ts";
import { dataPackage, type Download, readme } from "./data-package.ts";
import { writeStaticJson } from "./schools.ts";
import { fileOf, readTables, type Table } from "./tables.ts";

/**
 * Writes the downloads to `<published folder>/downloads/<build>/`, and the same as `latest/`: every table of core and marts
 * as CSV and Parquet, the data package, the codebook, the database itself, and static JSON of schools and areas.
 * Older builds stay where they are.
 * @returns whether anything was written
 */
export async function publishDownloads(
  database: Database,
  build: EvidenceBuild,
  publishedFolder: string,
): Promise<boolean> {
  const folder = join(publishedFolder, "downloads");
  const own = join(folder, build.build_id);
  const latest = join(folder, "latest");
  if ((await buildOf(latest)) === build.build_id && (await buildOf(own)) === build.build_id) return false;
  const before = await readFile(join(latest, "datapackage.json"), "utf8").catch(() => null);
  const log = await readFile(join(latest, "CHANGES.md"), "utf8").catch(() => null);
  await swapFolder(own, (fresh) => fill(database, build, fresh, before, log));
  await swapFolder(latest, (fresh) => cp(own, fresh, { recursive: true }));
  return true;
}

async function fill(
  database: Database,
  build: EvidenceBuild,
  folder: string,
  before: string | null,
  log: string | null,
): Promise<void> {
  const { connection, path } = database;
  const tables = await readTables(connection);
  const files: Download[] = [];
  const listed = async (name: string): Promise<void> => {
    files.push({
      name,
      bytes: (await stat(join(folder, name))).size,
      sha256: await sha256Of(join(folder, name)),
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
  }
  await writeFile(join(folder, "themes.yml"), themesText());
  await copyFile(path, join(folder, "outcomes.duckdb"));
  const described = dataPackage(tables, files, build);
  await writeFile(join(folder, "datapackage.json"), `${JSON.stringify(described, null, 2)}\n`);
  await writeFile(join(folder, "README.md"), readme(tables, build));
  await writeFile(join(folder, "CHANGES.md"), columnChanges(tables, before, log, build.build_id));
  for (const name of ["themes.yml", "outcomes.duckdb", "datapackage.json", "README.md", "CHANGES.md"])
    await listed(name);
  await writeFile(
    join(folder, "SHA256SUMS"),
    files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""),
  );
  await writeStaticJson(connection, build, folder);
}

const FORMATS = [
  ["csv", "format csv, header true"],
  ["parquet", "format parquet, compression zstd"],
] as const;

/** In the order of all columns: the same rows give the same bytes, however they were written. */
function sorted({ name }: Table): string {
  return `select * from ${name} order by all`;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function buildOf(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, "datapackage.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const described = JSON.parse(text) as { version?: unknown };
  return typeof described.version === "string" ? described.version : null;
}
