import type { Line } from "./line.ts";
import { isPageNumber, type Row, rowsOf, sizeOf, yOf } from "./page-row.ts";
import { recurrence } from "./recurrence.ts";
import { bodyTypeface } from "./typeface.ts";

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
/** Points between baselines, in letter heights, from which on a row no longer belongs to the text beside it. */
const APART = 1.75;

/**
 * Tells running headers, footers and page numbers from the text of a document.
 *
 * A row at the edge of a page is furniture where it recurs as headers and footers do (recurrence.ts) and white space
 * parts it from the text; or where it is nothing but the number of its page, with or without "Page … of".
 */
export function splitFurniture(pages: readonly PageLines[]): Unfurnished[] {
  const rows = pages.map(({ lines }) => rowsOf(lines));
  const typeface = bodyTypeface(pages.map(({ lines }) => lines));
  const taken = pages.map(() => new Set<Line>());
  for (const inward of [rows, rows.map((all) => [...all].reverse())]) {
    const recurs = recurrence(
      inward.map((all) => all.slice(0, EDGE_ROWS)),
      typeface,
    );
    inward.forEach((all, index) => {
      const isNumber = (row: Row): boolean => isPageNumber(row, index + 1, pages.length);
      for (const line of furnitureOf(all, isNumber, recurs)) taken[index]?.add(line);
    });
  }
  return pages.map(({ lines }, index) => {
    const furniture = taken[index] ?? new Set();
    return {
      body: lines.filter((line) => !furniture.has(line)),
      furniture: [...furniture].sort((a, b) => b.y - a.y || a.x - b.x),
    };
  });
}

/** @param inward all rows of a page, from one of its ends */
function furnitureOf(
  inward: readonly Row[],
  isNumber: (row: Row) => boolean,
  recurs: (row: Row) => boolean,
): Line[] {
  const edge = inward.slice(0, EDGE_ROWS);
  const text = edge.findIndex((row) => !isNumber(row) && !recurs(row));
  let count = text === -1 ? edge.length : text;
  // A band is furniture down to the white space that parts it from the text; a page number needs none.
  while (count > 0 && count < inward.length) {
    const last = inward[count - 1] ?? [];
    const next = inward[count] ?? [];
    if (isNumber(last)) break;
    const gap = Math.abs(yOf(last) - yOf(next));
    if (gap > sizeOf(next) * APART) break;
    count -= 1;
  }
  return inward.slice(0, count).flat();
}
