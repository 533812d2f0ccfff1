export type CsvValue = string | number | boolean | null;

/** A column of a table or CSV file: its heading and how to read it off a row. */
export interface Column<Row> {
  name: string;
  value: (row: Row) => CsvValue;
  /** Where the cell of a table leads; files have no links. */
  href?: (row: Row) => string | null;
}

/** A negative number with more digits than JavaScript holds comes as text. */
const NEGATIVE = /^-\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Rows as CSV after RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8.
 * Text that a spreadsheet would run as a formula is given an apostrophe in front. An unknown value is an empty cell, in an only
 * column one in quotes: readers pass over an empty line.
 */
export function csvText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const unknown = columns.length === 1 ? '""' : "";
  const lines = [
    columns.map(({ name }) => csvCell(name)),
    ...rows.map((row) => columns.map(({ value }) => csvCell(value(row)) || unknown)),
  ];
  return `\uFEFF${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

/** One cell after RFC 4180; text that a spreadsheet would run as a formula has an apostrophe in front. */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !NEGATIVE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
