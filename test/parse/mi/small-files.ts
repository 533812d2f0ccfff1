import type { Cell, ParsedTables } from "../../../pipeline/parse/parsed.ts";
import { RefusedFile } from "../../../pipeline/parse/parsed.ts";
import { columnTable } from "../../../pipeline/parse/mi/columns.ts";
import { parseMi } from "../../../pipeline/parse/mi/mi.ts";

/** Rows of cells as CSV text; cells with a comma or quote are quoted. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** The first header of every column of a layout, in its order. */
export function headersOf(layoutId: string): string[] {
  const layout = columnTable().layouts.find(({ id }) => id === layoutId);
  if (layout === undefined) throw new Error(`no layout ${layoutId}`);
  return layout.columns.map((column) => column.headers[0] ?? "");
}

/** A data row under `headers`: what `values` says, NULL elsewhere. */
export function rowOf(headers: readonly string[], values: Readonly<Record<string, string>>): string[] {
  for (const name of Object.keys(values)) if (!headers.includes(name)) throw new Error(`no header ${name}`);
  return headers.map((header) => values[header] ?? "NULL");
}

/** Parses CSV text given as rows. */
export async function parseRows(
  rows: readonly (readonly string[])[],
  name: string | null = null,
): Promise<ParsedTables> {
  return parseMi(Buffer.from(csvOf(rows)), name);
}

/** Rows of the first table as objects by column name. */
export function records(parsed: ParsedTables, table = 0): Record<string, Cell>[] {
  const found = parsed.tables[table];
  if (found === undefined) return [];
  return [...found.rows].map((row) =>
    Object.fromEntries(found.columns.map((column, index): [string, Cell] => [column, row[index] ?? null])),
  );
}

/** The reasons a file is refused for, in one text; fails when it is not refused. */
export async function refusalOf(bytes: Uint8Array | string, name: string | null = null): Promise<string> {
  try {
    await parseMi(Buffer.from(bytes), name);
  } catch (error) {
    if (error instanceof RefusedFile) return error.reasons.join("\n");
    throw error;
  }
  throw new Error("the file was not refused");
}
