import { decodeText, isMarkup } from "../decode.ts";
import type { ParsedTables, Refusal } from "../parsed.ts";
import { RefusedFile } from "../parsed.ts";
import { asAtFrom } from "./as-at.ts";
import { columnTable } from "./columns.ts";
import { readCsv } from "./csv.ts";
import { headerSearchRows, isHeader, isHeaderWithoutUrn } from "./header.ts";
import type { SheetResult } from "./sheet.ts";
import { SheetReader } from "./sheet.ts";
import { isWorkbook, isZip, readWorkbook } from "./workbook.ts";

/** Bytes of a CSV file that are enough to see its header row. */
const headBytes = 64 * 1024;

/**
 * Reads a file of Ofsted's management information: CSV, XLSX or ODS in any layout of data/mi-columns.yml.
 *
 * Rows come as `mi_latest` (one a school) or `mi_inspection` (one an inspection), a table for each sheet, with the
 * columns `sheet`, `row_number` and the canonical names of the layout in the order of the file. A row with a value that
 * can not be is in `refusals` and not in the rows. `asAt` is the date in the title rows or the name; where neither has
 * one it is null, and the label tells the newest publication date in the file, which is only a lower bound.
 *
 * Throws RefusedFile when nothing may be used: not a table, damaged, unknown, missing or doubled columns, no rows.
 */
export async function parseMi(bytes: Uint8Array, name: string | null): Promise<ParsedTables> {
  if (bytes.length === 0) throw new RefusedFile(["the file is empty"]);
  const sheets = isZip(bytes) ? await readWorkbook(bytes, columnTable()) : [readText(bytes)];
  const rowsRead = sheets.reduce((sum, sheet) => sum + sheet.rowsRead, 0);
  if (rowsRead === 0) throw new RefusedFile(["the file has a header and no rows"]);
  const asAt = asAtFrom(
    sheets.flatMap((sheet) => sheet.titles),
    name,
  );
  return {
    kind: "mi",
    label: labelOf(sheets, asAt),
    asAt,
    rowsRead,
    tables: sheets.map((sheet) => sheet.rows),
    refusals: sheets.flatMap((sheet): readonly Refusal[] => sheet.refusals),
  };
}

/**
 * Whether bytes look like a file for `parseMi`, from their beginning alone: a workbook (XLSX or ODS), or text whose
 * first rows hold a header with URN, or without it, and other columns of management information.
 */
export function looksLikeMi(bytes: Uint8Array): boolean {
  if (isWorkbook(bytes)) return true;
  const known = columnTable().knownHeaders;
  let row = 0;
  let found = false;
  try {
    const { text } = decodeText(headOf(bytes));
    readCsv(text, (cells) => {
      row += 1;
      if (row <= headerSearchRows) found ||= isHeader(cells, known) || isHeaderWithoutUrn(cells, known);
    });
  } catch (error) {
    // The cut may fall into a quoted cell; what stands before it has been seen.
    if (!(error instanceof RefusedFile)) throw error;
  }
  return found;
}

/** The first bytes of a file, cut where a line ends so that no character is halved; UTF-16 has no odd bytes to cut at. */
function headOf(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, headBytes);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const end = head.length < bytes.length && !isUtf16 ? head.lastIndexOf(10) : -1;
  return end === -1 ? head : head.subarray(0, end + 1);
}

function readText(bytes: Uint8Array): SheetResult {
  const { text } = decodeText(bytes);
  if (isMarkup(text)) {
    throw new RefusedFile(["this is a web page (HTML or XML), not a table: the download gave an error page"]);
  }
  const reader = new SheetReader(null, "text", columnTable());
  readCsv(text, (cells, row) => {
    reader.row(cells, row);
    if (reader.hopeless) throw reader.noHeader();
  });
  const result = reader.result();
  if (result === null) throw reader.noHeader();
  return result;
}

function labelOf(sheets: readonly SheetResult[], asAt: string | null): string {
  const layouts = [...new Set(sheets.map((sheet) => sheet.layout.label))].join("; ");
  if (asAt !== null) return `MI ${layouts}`;
  const newest =
    sheets
      .map((sheet) => sheet.newestPublication ?? "")
      .sort()
      .at(-1) ?? "";
  const bound = newest === "" ? "" : `; newest publication date in it ${newest}`;
  return `MI ${layouts} (no as-at date in title or name${bound})`;
}
