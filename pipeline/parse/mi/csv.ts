import { RefusedFile } from "../parsed.ts";
import type { RowSink } from "./row.ts";
import { mostColumns, mostRows, tooManyColumns, tooManyRows } from "./row.ts";

/** Real rows have up to 4,000 characters; a line this long is not a table, and its cells would fill the memory. */
const longestLine = 1_000_000;

const comma = 44;
const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/**
 * Reads comma-separated text (RFC 4180) row by row and hands each to `sink`, wholly empty lines too, so that numbers
 * are those a spreadsheet shows. Lines end in LF, CRLF or CR.
 *
 * Stricter than the CSV libraries, which mend what they do not understand: a quote that never closes, or text after a
 * closing quote, throws RefusedFile, because all that follows may be read into the wrong cell. Spaces around a quoted
 * field are passed over.
 */
export function readCsv(text: string, sink: RowSink): void {
  let at = 0;
  let row = 0;
  while (at < text.length) {
    row += 1;
    if (row > mostRows) throw tooManyRows();
    const cells: string[] = [];
    at = readRow(text, at, row, cells);
    sink(cells, row);
  }
}

/** Reads the row that starts at `at` into `cells`; gives back where the next one starts. */
function readRow(text: string, at: number, row: number, cells: string[]): number {
  const start = at;
  for (;;) {
    if (cells.length === mostColumns) throw tooManyColumns(row);
    let end: number;
    const opening = openingQuote(text, at);
    if (opening === -1) {
      end = endOfPlain(text, at, row, start);
      cells.push(text.slice(at, end));
    } else {
      const closing = closingQuote(text, opening, row);
      cells.push(text.slice(opening + 1, closing).replaceAll('""', '"'));
      end = endOfPlain(text, closing + 1, row, closing + 1);
      if (text.slice(closing + 1, end).trim() !== "") {
        throw new RefusedFile([
          `row ${row}, cell ${cells.length}: text follows a closing quote; a quote inside a quoted cell must be doubled`,
        ]);
      }
    }
    if (end >= text.length) return end;
    const separator = text.charCodeAt(end);
    if (separator === comma) {
      at = end + 1;
      continue;
    }
    return separator === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
  }
}

/** Where a quoted field opens, spaces before it passed over; -1 for a plain one. */
function openingQuote(text: string, at: number): number {
  let index = at;
  while (text.charCodeAt(index) === 32) index += 1;
  return text.charCodeAt(index) === quote ? index : -1;
}

function closingQuote(text: string, opening: number, row: number): number {
  let index = text.indexOf('"', opening + 1);
  while (index !== -1) {
    if (text.charCodeAt(index + 1) !== quote) return index;
    index = text.indexOf('"', index + 2);
  }
  throw new RefusedFile([
    `row ${row}: a quote opens and never closes, so the rows after it can not be told apart`,
  ]);
}

/** The next comma, line end or end of text. */
function endOfPlain(text: string, from: number, row: number, lineStart: number): number {
  let index = from;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === comma || code === lineFeed || code === carriageReturn) break;
    if (index - lineStart > longestLine) {
      throw new RefusedFile([
        `row ${row} is longer than ${longestLine} characters: this is not a table of schools`,
      ]);
    }
  }
  return index;
}
