import { zipOf } from "./zip-writer.ts";

/** A cell as ODS or XLSX text, or with a type of its own. */
export type OdsCell = string | { xml: string };

export type OdsSheets = Readonly<Record<string, readonly (readonly OdsCell[] | { xml: string })[]>>;

/** A small .ods workbook: sheet name → rows of cells; `{xml}` puts a cell or row in as it is. */
export function odsOf(sheets: OdsSheets): Buffer {
  const tables = Object.entries(sheets).map(
    ([name, rows]) => `<table:table table:name="${escaped(name)}">${rows.map(odsRow).join("")}</table:table>`,
  );
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml":
      '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">' +
      `<office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`,
  });
}

function odsRow(row: readonly OdsCell[] | { xml: string }): string {
  return "xml" in row ? row.xml : `<table:table-row>${row.map(odsCell).join("")}</table:table-row>`;
}

function odsCell(cell: OdsCell): string {
  if (typeof cell !== "string") return cell.xml;
  return `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`;
}

/** A small .xlsx workbook with the given XML of its sheets, shared strings left out. */
export function xlsxOf(
  sheets: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>> = {},
): Buffer {
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((xml, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    sheetXml(xml),
  ]);
  return zipOf({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names
      .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join("")}</Relationships>`,
    ...(Object.fromEntries(parts) as Record<string, string>),
    ...extra,
  });
}

function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
