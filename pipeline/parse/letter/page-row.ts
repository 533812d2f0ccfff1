import type { Line } from "./line.ts";

/** The lines on one baseline of a page, left to right; never empty. */
export type Row = readonly Line[];

/** Lines by baseline, top to bottom, left to right. */
export function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - line.y <= Math.max(first.size, line.size) * 0.6)
      row.push(line);
    else rows.push([line]);
  }
  for (const row of rows) row.sort((a, b) => a.x - b.x);
  return rows;
}

/** What two rows have in common that differ in their figures and capitals alone. */
export function keyOf(row: Row): string {
  return textOf(row).replace(/\d+/gu, "#").toLowerCase();
}

export function textOf(row: Row): string {
  return row.map((line) => line.text).join(" ");
}

export function yOf(row: Row): number {
  return row[0]?.y ?? 0;
}

export function sizeOf(row: Row): number {
  return Math.max(0, ...row.map((line) => line.size));
}

/** Whether the row is nothing but the number of its page, with or without "Page … of". */
export function isPageNumber(row: Row, page: number, pages: number): boolean {
  const text = textOf(row);
  const bare = /^(?:[-\u2013\u2014|]\s*)?(\d{1,4})(?:\s*[-\u2013\u2014|])?$/u.exec(text);
  if (bare !== null) return Math.abs(Number(bare[1]) - page) <= 1 && Number(bare[1]) <= pages + 1;
  return /^page\s+\d+(?:\s*(?:of|\/)\s*\d+)?$/iu.test(text);
}
