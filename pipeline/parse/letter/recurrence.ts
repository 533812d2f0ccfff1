import { keyOf, type Row, textOf, yOf } from "./page-row.ts";
import { roundedSize, type Typeface } from "./typeface.ts";

/** Headers and footers of two pages stand at the same height, give or take this many points. */
const SAME_PLACE = 9;
/** A header or footer repeats on at least this share of the pages (two at least). */
const SHARE_OF_PAGES = 0.3;
/** Of the later pages that have anything at its height, at least this share have a header or footer there. */
const SHARE_OF_PLACE = 0.75;
/** What could be the rest of a sentence is a header or footer only where it is on this many pages, and on all but one. */
const FEWEST_OF_SENTENCE = 3;

interface EdgeRow {
  page: number;
  y: number;
  /** Whether its words stand at its height on another page too. */
  known: boolean;
}

/**
 * Tells which rows at one end of the pages recur as a running header or footer does.
 *
 * That the same words (figures aside) stand at the same height on a share of the pages is not enough: the end of a
 * paragraph ("need it most.") or a heading may begin two pages of a letter. A header has its place to itself: where
 * running text stands at that height on other pages, the place belongs to the text. The first page is not counted, as
 * letterheads and covers stand there. And what could be the end of a sentence in the type of the text must be there
 * page after page.
 *
 * @param edges for each page, its rows from that end on
 */
export function recurrence(edges: readonly (readonly Row[])[], typeface: Typeface): (row: Row) => boolean {
  const heights = heightsByWords(edges);
  const onPages = (row: Row): number =>
    (heights.get(keyOf(row)) ?? []).filter((height) => Math.abs(height - yOf(row)) <= SAME_PLACE).length;
  const later = edges
    .slice(1)
    .flatMap((rows, index) =>
      rows.map((row): EdgeRow => ({ page: index + 2, y: yOf(row), known: onPages(row) > 1 })),
    );
  return (row) => {
    const times = onPages(row);
    if (times < Math.max(2, edges.length * SHARE_OF_PAGES)) return false;
    if (mayEndSentence(row, typeface)) return times >= Math.max(FEWEST_OF_SENTENCE, edges.length - 1);
    const beside = later.filter(({ y }) => Math.abs(y - yOf(row)) <= SAME_PLACE);
    const held = new Set(beside.filter(({ known }) => known).map(({ page }) => page));
    return held.size >= new Set(beside.map(({ page }) => page)).size * SHARE_OF_PLACE;
  };
}

/** Heights at which a row's words stand, over all pages, one a page. */
function heightsByWords(edges: readonly (readonly Row[])[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const rows of edges) {
    const seen = new Set<string>();
    for (const row of rows) {
      const key = keyOf(row);
      if (seen.has(key)) continue;
      seen.add(key);
      const heights = found.get(key) ?? [];
      heights.push(yOf(row));
      found.set(key, heights);
    }
  }
  return found;
}

function mayEndSentence(row: Row, typeface: Typeface): boolean {
  const text = textOf(row);
  const looksSo = /^\p{Ll}/u.test(text) || /[.!?][)\]"'\u2019\u201D]*$/u.test(text);
  return looksSo && row.every((line) => line.font === typeface.font && roundedSize(line) === typeface.size);
}
