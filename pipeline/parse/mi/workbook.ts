import { RefusedFile } from "../parsed.ts";
import type { ColumnTable } from "./columns.ts";
import { fold } from "./fold.ts";
import { readOds } from "./ods.ts";
import { mostRows, type RowSink, tooManyRows } from "./row.ts";
import type { SheetResult } from "./sheet.ts";
import { SheetReader } from "./sheet.ts";
import { readXlsx } from "./xlsx.ts";
import { ZipParts } from "./zip.ts";

/** Starts a sheet and gives what takes its rows. */
export type OpenSheet = (name: string) => RowSink;

const xlsxPart = "xl/workbook.xml";
const odsPart = "content.xml";
const odsType = "application/vnd.oasis.opendocument.spreadsheet";

/** True for a zip archive of any kind. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** True for a zip archive that names the parts of an XLSX or ODS workbook, cut short or not. */
export function isWorkbook(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(xlsxPart) || (buffer.includes(odsPart) && buffer.includes(odsType));
}

/**
 * Reads every sheet of a workbook that has a header row; sheets of notes are passed over. Throws RefusedFile when no
 * sheet has one, when a sheet that must (`data_sheets` of the column table) has none, and when the columns of any are
 * unknown: a workbook half read would look whole.
 */
export async function readWorkbook(bytes: Uint8Array, table: ColumnTable): Promise<SheetResult[]> {
  const zip = await ZipParts.open(bytes);
  const sheets: { name: string; reader: SheetReader }[] = [];
  // Of all sheets: a few bytes of a workbook can say that a row stands a thousand times.
  let rows = 0;
  const open: OpenSheet = (name) => {
    const reader = new SheetReader(name, "spreadsheet", table);
    sheets.push({ name, reader });
    return (cells, row) => {
      if (cells.length > 0) rows += 1;
      if (rows > mostRows) throw tooManyRows();
      try {
        reader.row(cells, row);
      } catch (error) {
        throw inSheet(name, error);
      }
    };
  };
  if (zip.has(xlsxPart)) await readXlsx(zip, open);
  else if (zip.has(odsPart)) await readOds(zip, open);
  else throw new RefusedFile(["this is a zip archive, but not a workbook (XLSX or ODS)"]);
  const results = sheets.flatMap(({ name, reader }) => {
    const result = reader.result();
    if (result === null && table.dataSheets.has(fold(name))) throw inSheet(name, reader.noHeader());
    return result === null ? [] : [result];
  });
  if (results.length > 0) return results;
  const [first] = sheets;
  throw first === undefined
    ? new RefusedFile(["the workbook has no sheets"])
    : inSheet(first.name, first.reader.noHeader());
}

function inSheet(name: string, error: unknown): unknown {
  return error instanceof RefusedFile
    ? new RefusedFile(error.reasons.map((reason) => `sheet "${name}": ${reason}`))
    : error;
}
