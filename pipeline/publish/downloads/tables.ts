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
  const said = readSaid();
  const headers = new Map([
    ...Object.entries(said.tables),
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
    if (header === undefined) throw unsaid(name);
    const table = tables.get(name) ?? { name, header, columns: [] };
    table.columns.push(describedColumn(said, name, column, type));
    tables.set(name, table);
  }
  return [...tables.values()];
}

/**
 * A table that stands in no schema of the database, with what data/columns.yml says of it.
 * @param columns DuckDB's type of each column, in their order
 * @throws Error where it says nothing of the table
 */
export function describedTable(name: string, columns: Readonly<Record<string, string>>): Table {
  const said = readSaid();
  const header = said.tables[name];
  if (header === undefined) throw unsaid(name);
  return {
    name,
    header,
    columns: Object.entries(columns).map(([column, type]) => describedColumn(said, name, column, type)),
  };
}

type Said = z.output<typeof columnsFile>;

function readSaid(): Said {
  return columnsFile.parse(parse(readFileSync(`${project}data/columns.yml`, "utf8")));
}

function unsaid(name: string): Error {
  return new Error(`Nothing says what a row of ${name} is: add it to "tables" in data/columns.yml.`);
}

function describedColumn({ columns, units }: Said, table: string, name: string, type: string): TableColumn {
  return {
    name,
    type,
    description: columns[`${table}.${name}`] ?? columns[name] ?? null,
    unit: units[name] ?? null,
  };
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
