import type { CsvValue } from "../../components/csv.ts";
import { linkOf, OFFICE, type Relationship, XML_HEAD, xmlText } from "./xml.ts";

/** A column of a sheet. */
export interface SheetColumn<Row> {
  name: string;
  width: number;
  is?: "date" | "link" | "share";
  /** Rows are made tall enough for its whole text. */
  whole?: boolean;
  value: (row: Row) => CsvValue;
}

/** Places in the list of cell formats (`stylesXml` of the workbook). */
export const STYLE = { plain: 0, head: 1, date: 2, link: 3, wrapped: 4, quoted: 5, share: 6 } as const;

/** Excel takes no more in one cell; a quotation is never as long. */
const LONGEST_CELL = 32_767;
/** Excel takes no more links on a sheet (65,530). Beyond, addresses are plain text. */
const MOST_LINKS = 65_000;
const ROWS_AT_ONCE = 200;
/** Days from Excel's day nought to 1 January 1970. */
const EPOCH = 25_569;
/** Height of a line in points, and the most Excel allows a row. */
const LINE = 15;
const TALLEST = 405;
const CUT = " […cut: a cell holds no more]";

/**
 * One sheet, row by row: frozen header, filter, widths, real dates, links. Text is text: a cell that looks like a formula
 * is marked as quoted, and stays harmless when it is edited or saved as CSV. Links are gathered in `links`.
 * @param fitsWidth print all columns on the width of one page
 */
export function* sheetXml<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: Iterable<Row>,
  links: Relationship[],
  fitsWidth = false,
): Generator<string> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">${fitsWidth ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ""}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${rowXml(
    1,
    1,
    columns.map(({ name }, index) => textCell(index, 1, name, STYLE.head)),
  )}`;
  const places: string[] = [];
  let number = 1;
  let text = "";
  for (const row of rows) {
    number += 1;
    const cells = columns.map((column, index) => {
      const value = column.value(row);
      const link = column.is === "link" && typeof value === "string" ? linkOf(value) : null;
      if (link === null || links.length >= MOST_LINKS) return cellXml(column, index, number, value);
      links.push({ id: `rId${links.length + 1}`, type: `${OFFICE}/hyperlink`, target: link, external: true });
      places.push(`<hyperlink ref="${columnName(index)}${number}" r:id="rId${links.length}"/>`);
      return textCell(index, number, link, STYLE.link);
    });
    text += rowXml(number, linesOf(columns, row), cells);
    if (number % ROWS_AT_ONCE === 0) {
      yield text;
      text = "";
    }
  }
  yield `${text}</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${number}"/>`;
  if (places.length > 0) yield `<hyperlinks>${places.join("")}</hyperlinks>`;
  yield `<pageSetup paperSize="9" orientation="landscape"${fitsWidth ? ' fitToHeight="0"' : ""}/></worksheet>`;
}

/** Lines the longest of the columns to be shown whole takes; programs that open the file do not all reckon it themselves. */
function linesOf<Row>(columns: readonly SheetColumn<Row>[], row: Row): number {
  const lines = columns.map((column) => {
    const value = column.whole === true ? column.value(row) : null;
    return typeof value === "string" ? Math.ceil(value.length / column.width) : 1;
  });
  return Math.max(1, ...lines);
}

function rowXml(number: number, lines: number, cells: readonly string[]): string {
  const height = lines === 1 ? "" : ` ht="${Math.min(TALLEST, lines * LINE)}" customHeight="1"`;
  return `<row r="${number}"${height}>${cells.join("")}</row>`;
}

function cellXml(
  { is, width }: Pick<SheetColumn<never>, "is" | "width">,
  column: number,
  row: number,
  value: CsvValue,
): string {
  if (value === null) return "";
  const place = `r="${columnName(column)}${row}"`;
  if (typeof value === "number")
    return `<c ${place} s="${is === "share" ? STYLE.share : STYLE.plain}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c ${place} s="${STYLE.plain}" t="b"><v>${Number(value)}</v></c>`;
  if (is === "date")
    return `<c ${place} s="${STYLE.date}"><v>${Date.parse(value) / 86_400_000 + EPOCH}</v></c>`;
  if (/^[=+\-@\t\r]/.test(value)) return textCell(column, row, value, STYLE.quoted);
  return textCell(column, row, value, width > 25 ? STYLE.wrapped : STYLE.plain);
}

function textCell(column: number, row: number, text: string, style: number): string {
  const kept = text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL - CUT.length) + CUT : text;
  // "_x0041_" would be read as "A".
  const escaped = xmlText(kept.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
  return `<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

/** 0 → "A", 26 → "AA" */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
