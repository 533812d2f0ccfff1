import type { Line } from "./line.ts";

/** The lines of one page, with its place in the document. */
export interface PageLines {
  /** 1, 2, 3 … */
  page: number;
  lines: readonly Line[];
}

export interface Unfurnished {
  body: Line[];
  /** Running headers, footers and page numbers, top to bottom. */
  furniture: Line[];
}

/** How many rows at either end of a page may be a header or footer. */
const EDGE_ROWS = 5;
/** Headers and footers of two pages stand at the same height, give or take this many points. */
const SAME_PLACE = 9;
/** A header or footer repeats on at least this share of the pages (two at least). */
const SHARE_OF_PAGES = 0.3;
/** Points between baselines, in letter heights, from which on a row no longer belongs to the text beside it. */
const APART = 1.75;

/**
 * Tells running headers, footers and page numbers from the text of a document.
 *
 * A row at the edge of a page is furniture where the same words stand at the same height on other pages, digits aside,
 * and white space parts it from the text; or where it is nothing but the number of its page, with or without "Page … of".
 */
export function splitFurniture(pages: readonly PageLines[]): Unfurnished[] {
  const tops = pages.map(({ lines }) => edge(rowsOf(lines)));
  const bottoms = pages.map(({ lines }) => edge(rowsOf(lines).reverse()));
  const topPlaces = placesOf(tops);
  const bottomPlaces = placesOf(bottoms);
  return pages.map(({ page, lines }, index) => {
    const taken = new Set<Line>();
    const most = rowsOf(lines).length;
    for (const line of furnitureOf(tops[index] ?? [], topPlaces, page, pages.length, most)) taken.add(line);
    for (const line of furnitureOf(bottoms[index] ?? [], bottomPlaces, page, pages.length, most))
      taken.add(line);
    return {
      body: lines.filter((line) => !taken.has(line)),
      furniture: [...taken].sort((a, b) => b.y - a.y || a.x - b.x),
    };
  });
}

type Row = Line[];

/** Lines by baseline, top to bottom, left to right. */
function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
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

function edge(rows: readonly Row[]): Row[] {
  return rows.slice(0, EDGE_ROWS + 1);
}

/** Heights at which a row's words stand, over all pages. */
function placesOf(edges: readonly Row[][]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const rows of edges) {
    const seen = new Set<string>();
    for (const row of rows.slice(0, EDGE_ROWS)) {
      const key = keyOf(row);
      if (seen.has(key)) continue;
      seen.add(key);
      const heights = places.get(key) ?? [];
      heights.push(yOf(row));
      places.set(key, heights);
    }
  }
  return places;
}

function furnitureOf(
  rows: readonly Row[],
  places: ReadonlyMap<string, readonly number[]>,
  page: number,
  pages: number,
  rowsOnPage: number,
): Line[] {
  const isFurniture = (row: Row): boolean => isPageNumber(row, page, pages) || recurs(row, places, pages);
  let count = 0;
  while (count < Math.min(EDGE_ROWS, rows.length) && isFurniture(rows[count] ?? [])) count += 1;
  // A band is furniture down to the white space that parts it from the text; a page number needs none.
  while (count > 0 && count < rowsOnPage) {
    const last = rows[count - 1] ?? [];
    const next = rows[count] ?? [];
    if (isPageNumber(last, page, pages)) break;
    const gap = Math.abs(yOf(last) - yOf(next));
    if (gap > sizeOf(next) * APART) break;
    count -= 1;
  }
  return rows.slice(0, count).flat();
}

function recurs(row: Row, places: ReadonlyMap<string, readonly number[]>, pages: number): boolean {
  const y = yOf(row);
  const near = (places.get(keyOf(row)) ?? []).filter((height) => Math.abs(height - y) <= SAME_PLACE);
  return near.length >= Math.max(2, pages * SHARE_OF_PAGES);
}

function isPageNumber(row: Row, page: number, pages: number): boolean {
  const text = textOf(row);
  const bare = /^(?:[-\u2013\u2014|]\s*)?(\d{1,4})(?:\s*[-\u2013\u2014|])?$/u.exec(text);
  if (bare !== null) return Math.abs(Number(bare[1]) - page) <= 1 && Number(bare[1]) <= pages + 1;
  return /^page\s+\d+(?:\s*(?:of|\/)\s*\d+)?$/iu.test(text);
}

function keyOf(row: Row): string {
  return textOf(row).replace(/\d+/gu, "#").toLowerCase();
}

function textOf(row: Row): string {
  return row.map((line) => line.text).join(" ");
}

function yOf(row: Row): number {
  return row[0]?.y ?? 0;
}

function sizeOf(row: Row): number {
  return Math.max(0, ...row.map((line) => line.size));
}
