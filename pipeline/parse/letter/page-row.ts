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

const ADDRESS = /(?:https?:\/\/|www\.)\S+/iu;
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const NUMBER = /^(?:[-\u2013\u2014|]\s*)?(\d{1,4}|[ivxl]{1,7})(?:\s*[-\u2013\u2014|])?$/iu;

/** Whether the row is nothing but the number of its page, with or without "Page … of" or the address of a web site. */
export function isPageNumber(row: Row, page: number, pages: number): boolean {
  const text = textOf(row).replace(ADDRESS, "").trim();
  const bare = NUMBER.exec(text)?.[1];
  if (bare !== undefined) {
    const number = /\d/u.test(bare) ? Number(bare) : romanNumber(bare);
    return Math.abs(number - page) <= 1 && number <= pages + 1;
  }
  const worded = /^page\s+(\d+)(?:\s*(?:of|\/)\s*\d+)?(\.?)$/iu.exec(text);
  // "…, as is said on / page 2." may end a sentence, though hardly one on page 2.
  return worded !== null && (worded[2] === "" || Number(worded[1]) === page);
}

/** The value of a numeral, small or large. */
function romanNumber(text: string): number {
  const values = Array.from(text.toLowerCase(), (letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
