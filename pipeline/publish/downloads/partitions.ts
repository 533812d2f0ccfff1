import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

const DOCUMENT_YEAR = "year(coalesce(document.event_date, document.letter_date, document.publication_date))";
const BY_DOCUMENT = "join core.document as document using (document_id)";

/** The tables that grow with every night, and where each row's year comes from. */
const PARTITIONED: Readonly<Record<string, { year: string; join: string }>> = {
  "core.document": { year: DOCUMENT_YEAR, join: "" },
  "core.page": { year: DOCUMENT_YEAR, join: BY_DOCUMENT },
  "core.sentence": { year: DOCUMENT_YEAR, join: BY_DOCUMENT },
  "core.sentence_theme": {
    year: DOCUMENT_YEAR,
    join: `join core.sentence as sentence using (sentence_id) ${BY_DOCUMENT}`,
  },
  "core.inspection": { year: "year(inspection.start_date)", join: "" },
  "core.judgement": {
    year: "year(inspection.start_date)",
    join: "join core.inspection as inspection using (inspection_id)",
  },
};

/** What Hive, and everything that reads its folders, takes for no year. */
const NO_YEAR = "__HIVE_DEFAULT_PARTITION__";

/** Whether a table is also written by year, "partitioned/core_sentence/year=2020/part-0.parquet". */
export function isPartitioned(table: string): boolean {
  return table in PARTITIONED;
}

/**
 * Writes a table as Parquet, one file a year in folders as Hive names them, rows in the order of all columns: the same rows
 * give the same bytes, and a year without news gives the file it gave before. The year is in the folder's name alone.
 * @returns the names of the files, under `folder`
 */
export async function writePartitions(
  connection: DuckDBConnection,
  table: string,
  folder: string,
): Promise<string[]> {
  const rule = PARTITIONED[table];
  if (rule === undefined) return [];
  const [, alias = ""] = table.split(".");
  const from = `from ${table} as ${alias} ${rule.join}`;
  const years = await connection.runAndReadAll(`select distinct ${rule.year} ${from} order by 1 nulls last`);
  const names: string[] = [];
  for (const [year] of years.getRows()) {
    const isKnown = year !== null && year !== undefined;
    const part = `partitioned/${table.replace(".", "_")}/year=${isKnown ? String(year) : NO_YEAR}`;
    await mkdir(join(folder, part), { recursive: true });
    const name = `${part}/part-0.parquet`;
    const only = isKnown ? `= ${String(year)}` : "is null";
    await connection.run(
      `copy (select ${alias}.* ${from} where ${rule.year} ${only} order by all) to '${join(folder, name).replaceAll("'", "''")}' (format parquet, compression zstd)`,
    );
    names.push(name);
  }
  return names;
}
