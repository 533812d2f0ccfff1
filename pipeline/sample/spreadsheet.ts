import { zip } from "./zip.ts";

/** One sheet: rows of text; a row of no cells stays blank. */
export interface Sheet {
  name: string;
  rows: Iterable<readonly string[]>;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Whole numbers are numeric cells, as a spreadsheet program would store them; the rest is inline text. */
function xlsxSheet(rows: Iterable<readonly string[]>): string {
  const parts: string[] = [];
  let number = 0;
  for (const row of rows) {
    number++;
    const cells = row.map((cell, index) => {
      const place = `${columnName(index)}${number}`;
      if (cell === "") return "";
      if (/^[1-9]\d{0,8}$|^0$/.test(cell)) return `<c r="${place}"><v>${cell}</v></c>`;
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    });
    parts.push(`<row r="${number}">${cells.join("")}</row>`);
  }
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${parts.join("")}</sheetData></worksheet>`;
}

/** An Excel workbook. */
export function xlsx(sheets: readonly Sheet[]): Uint8Array {
  const text = (name: string, body: string) => ({ name, bytes: Buffer.from(body, "utf8") });
  const numbered = sheets.map((sheet, index) => ({ ...sheet, id: index + 1 }));
  return zip([
    text(
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${numbered.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${CONTENT}.worksheet+xml"/>`).join("")}</Types>`,
    ),
    text(
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    text(
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered.map(({ id, name }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`).join("")}</sheets></workbook>`,
    ),
    text(
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ id }) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("")}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    text(
      "xl/styles.xml",
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
    ),
    ...numbered.map(({ id, rows }) => text(`xl/worksheets/sheet${id}.xml`, xlsxSheet(rows))),
  ]);
}

const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
const ODS_NAMESPACES = ["office", "table", "text"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");

/** Repeated equal cells are written once with a count, as office programs do: readers must expand them. */
function odsRow(row: readonly string[]): string {
  const cells: string[] = [];
  for (let i = 0; i < row.length;) {
    const cell = row[i] ?? "";
    let same = 1;
    while (i + same < row.length && row[i + same] === cell) same++;
    const repeat = same > 1 ? ` table:number-columns-repeated="${same}"` : "";
    cells.push(
      cell === ""
        ? `<table:table-cell${repeat}/>`
        : `<table:table-cell${repeat} office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`,
    );
    i += same;
  }
  return `<table:table-row>${cells.join("")}</table:table-row>`;
}

/** An OpenDocument spreadsheet. */
export function ods(sheets: readonly Sheet[]): Uint8Array {
  const tables = sheets.map(
    ({ name, rows }) =>
      `<table:table table:name="${escaped(name)}">${Array.from(rows, odsRow).join("")}</table:table>`,
  );
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${ODS_NAMESPACES} office:version="1.3"><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${ODS_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return zip([
    { name: "mimetype", bytes: Buffer.from(ODS_TYPE), stored: true },
    { name: "content.xml", bytes: Buffer.from(content, "utf8") },
    { name: "META-INF/manifest.xml", bytes: Buffer.from(manifest, "utf8") },
  ]);
}
