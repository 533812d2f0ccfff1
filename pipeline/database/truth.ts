import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * Loads the published figures of data/truth, one table of the schema `truth` a file, all columns VARCHAR, empty cells
 * NULL. Throws, naming file and row, where a row has more or fewer cells than the header.
 */
export async function loadTruth(connection: DuckDBConnection, folder: string): Promise<void> {
  await connection.run("create schema truth");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()) {
    const [header = [], ...rows] = Papa.parse<string[]>(readFileSync(join(folder, file), "utf8"), {
      skipEmptyLines: true,
    }).data;
    rows.forEach((row, index) => {
      if (row.length !== header.length)
        throw new Error(
          `${join(folder, file)}, row ${index + 2}: ${row.length} cells, the header has ${header.length}.`,
        );
    });
    const table = `truth.${file.slice(0, -".csv".length)}`;
    await connection.run(`create table ${table} (${header.map((name) => `"${name}" varchar`).join(", ")})`);
    for (const row of rows) {
      const cells = row.map((cell) => (cell === "" ? "null" : `'${cell.replaceAll("'", "''")}'`));
      await connection.run(`insert into ${table} values (${cells.join(", ")})`);
    }
  }
}
