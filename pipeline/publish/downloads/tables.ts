import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DuckDBConnection } from "@duckdb/node-api";
import { parse } from "yaml";
import { z } from "zod";
import { readSqlFolder } from "../../database/select.ts";
import { rowsOf } from "../../evidence/rows.ts";

/** One column of a table. */
export interface TableColumn {
  name: string;
  /** DuckDB's type. */
  type: string;
  /** Null where data/columns.yml says nothing of it. */
  description: string | null;
  unit: string | null;
}

/** A table to download. */
export interface Table {
  /** "core.school" */
  name: string;
  /** The words at the head of its SQL, or in data/columns.yml where no SQL file makes it: grain, sources, denominator, caveats. */
  header: string;
  columns: TableColumn[];
}

const project = fileURLToPath(new URL("../../../", import.meta.url));
const columnsFile = z.object({
  columns: z.record(z.string(), z.string()),
  tables: z.record(z.string(), z.string()),
  units: z.record(z.string(), z.string()),
});

/**
 * Every table of core and marts with its columns, in order of name.
 *
 * @throws Error that names the table where nothing says what a row of it is
 */
export async function readTables(connection: DuckDBConnection): Promise<Table[]> {
  const {
    columns: said,
    tables: made,
    units,
  } = columnsFile.parse(parse(readFileSync(`${project}data/columns.yml`, "utf8")));
  const headers = new Map([
    ...Object.entries(made),
    ...readSqlFolder(`${project}pipeline/sql`).tables.map(({ name, header }) => [name, header] as const),
  ]);
  const rows = await rowsOf(
    connection,
    `select schema_name || '.' || table_name as table_name, column_name, data_type
     from duckdb_columns() where schema_name in ('core', 'marts') order by table_name, column_index`,
    z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() }),
  );
  const tables = new Map<string, Table>();
  for (const { table_name: name, column_name: column, data_type: type } of rows) {
    const header = headers.get(name);
    if (header === undefined)
      throw new Error(`Nothing says what a row of ${name} is: add it to "tables" in data/columns.yml.`);
    const table = tables.get(name) ?? { name, header, columns: [] };
    table.columns.push({
      name: column,
      type,
      description: said[`${name}.${column}`] ?? said[column] ?? null,
      unit: units[column] ?? null,
    });
    tables.set(name, table);
  }
  return [...tables.values()];
}

/** "core.school" → "core_school": the name of its files. */
export function fileOf(table: Pick<Table, "name">): string {
  return table.name.replace(".", "_");
}

/** "one row per school." out of the words that describe a table; "" where they do not say. */
export function grainOf({ header }: Pick<Table, "header">): string {
  const words = /^grain: ([\s\S]+?)(?=\n\w+: |$(?![\s\S]))/m.exec(header)?.[1] ?? "";
  return words.replace(/\s+/g, " ").trim();
}
