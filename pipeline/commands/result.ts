import { type DuckDBResult, type DuckDBType, DuckDBTypeId, type Json } from "@duckdb/node-api";
import { sqlError } from "./query.ts";

export const formats = ["table", "csv", "json"] as const;
export type Format = (typeof formats)[number];

/** A value ready to print: text, and whether JSON takes it bare (numbers, true, false, nested values). */
type Printed = { text: string; bare: boolean } | null;
type Write = (text: string) => Promise<void>;

/**
 * Writes the rows of a result and gives their number. csv and json are exact and are written as the rows come: dates
 * and times as ISO 8601 (UTC), decimals with all their digits, whole numbers beyond 2^53 as strings in JSON, NULL as
 * an empty csv field (an empty text is `""`, and so is NULL in the only column, where readers would pass over an empty line)
 * or `null`. NaN and infinity, which JSON has no number for, are strings.
 */
export async function writeResult(result: DuckDBResult, format: Format, write: Write): Promise<number> {
  const names = result.deduplicatedColumnNames();
  const rows = printedRows(result);
  switch (format) {
    case "csv":
      return writeCsv(names, rows, write);
    case "json":
      return writeJson(names, rows, write);
    case "table":
      return writeTable(names, result.columnTypes(), rows, write);
  }
}

async function* printedRows(result: DuckDBResult): AsyncGenerator<Printed[][]> {
  const types = result.columnTypes();
  try {
    for await (const rows of result.yieldRowsJson()) {
      yield rows.map((row) => row.map((value, column) => printed(value, types[column]?.typeId)));
    }
  } catch (thrown) {
    // A statement may fail in the middle of its rows (a cast, a division).
    throw sqlError(thrown);
  }
}

const WHOLE: ReadonlySet<DuckDBTypeId | undefined> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);

/** What DuckDB's client makes of the dates that are no day: those one beyond the last and the first day there can be. */
const ENDLESS: ReadonlyMap<string, string> = new Map([
  ["5881580-07-11", "infinity"],
  ["5877642-06-24 (BC)", "-infinity"],
]);

function printed(value: Json, type: DuckDBTypeId | undefined): Printed {
  if (value === null) return null;
  if (typeof value === "number" || typeof value === "boolean") return { text: String(value), bare: true };
  if (typeof value !== "string") return { text: JSON.stringify(value), bare: true };
  if (WHOLE.has(type)) return { text: value, bare: Number.isSafeInteger(Number(value)) };
  if (type === DuckDBTypeId.DECIMAL) return { text: value, bare: true };
  if (type === DuckDBTypeId.DATE) return { text: ENDLESS.get(value) ?? value, bare: false };
  if (isTimestamp(type)) return { text: value.replace(" ", "T").replace(/\+00$/, "Z"), bare: false };
  return { text: value, bare: false };
}

function isTimestamp(type: DuckDBTypeId | undefined): boolean {
  return type !== undefined && DuckDBTypeId[type].startsWith("TIMESTAMP");
}

async function writeCsv(names: string[], chunks: AsyncIterable<Printed[][]>, write: Write): Promise<number> {
  const nothing = names.length === 1 ? '""' : "";
  let count = 0;
  await write(`${names.map((name) => csvField(name)).join(",")}\n`);
  for await (const rows of chunks) {
    count += rows.length;
    await write(
      rows
        .map((row) => `${row.map((value) => (value === null ? nothing : csvField(value.text))).join(",")}\n`)
        .join(""),
    );
  }
  return count;
}

function csvField(text: string): string {
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function writeJson(names: string[], chunks: AsyncIterable<Printed[][]>, write: Write): Promise<number> {
  const keys = names.map((name) => JSON.stringify(name));
  let count = 0;
  await write("[");
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) {
      const members = row.map((value, column) => `${keys[column] ?? ""}:${jsonText(value)}`);
      text += `${count === 0 ? "\n" : ",\n"}{${members.join(",")}}`;
      count += 1;
    }
    await write(text);
  }
  await write(count === 0 ? "]\n" : "\n]\n");
  return count;
}

function jsonText(value: Printed): string {
  if (value === null) return "null";
  return value.bare ? value.text : JSON.stringify(value.text);
}

async function writeTable(
  names: string[],
  types: readonly DuckDBType[],
  chunks: AsyncIterable<Printed[][]>,
  write: Write,
): Promise<number> {
  const cells: string[][] = [];
  for await (const rows of chunks) {
    for (const row of rows) cells.push(row.map((value) => (value === null ? "NULL" : oneLine(value.text))));
  }
  const widths = names.map((name, column) =>
    cells.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), name.length),
  );
  const rightward = types.map((type) => NUMBERS.has(type.typeId));
  const padded = (row: readonly string[]) =>
    row
      .map((text, column) => text[rightward[column] === true ? "padStart" : "padEnd"](widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  await write(`${padded(names)}\n${widths.map((width) => "─".repeat(width)).join("  ")}\n`);
  for (const row of cells) await write(`${padded(row)}\n`);
  return cells.length;
}

const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

/** Line ends and other control characters would break the table, or the terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    if (character === "\n") return "\\n";
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
}
