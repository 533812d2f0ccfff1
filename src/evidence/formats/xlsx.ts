import type { Evidence } from "../evidence.ts";
import { PASSAGE_COLUMNS, passageRows, SOURCE_COLUMNS } from "./columns.ts";
import type { Emit } from "./emit.ts";
import { FormatRefused } from "./format-refused.ts";
import { type SheetColumn, sheetXml, STYLE } from "./sheet.ts";
import {
  CORE_PROPERTIES,
  contentTypesXml,
  corePropertiesXml,
  OFFICE,
  type Relationship,
  relationshipsXml,
  XML_HEAD,
} from "./xml.ts";
import { ZipWriter } from "./zip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PART = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Rows of a sheet, the header included. */
const MOST_ROWS = 1_048_576;

interface Line {
  what: string;
  value: string | number | null;
  of?: number;
  share?: number | null;
  low?: number | null;
  high?: number | null;
  small?: boolean;
}

const SUMMARY_COLUMNS: readonly SheetColumn<Line>[] = [
  { name: "what", width: 32, whole: true, value: ({ what }) => what },
  { name: "value", width: 80, whole: true, value: ({ value }) => value },
  { name: "of_letters", width: 11, value: ({ of }) => of ?? null },
  { name: "share", width: 10, is: "share", value: ({ share }) => share ?? null },
  { name: "low", width: 10, is: "share", value: ({ low }) => low ?? null },
  { name: "high", width: 10, is: "share", value: ({ high }) => high ?? null },
  { name: "small", width: 8, value: ({ small }) => small ?? null },
];

const METHOD_COLUMNS: readonly SheetColumn<string>[] = [
  { name: "method", width: 120, whole: true, value: (text) => text },
];

/**
 * Evidence as an Excel workbook (ISO/IEC 29500) with sheets Summary, Passages, Sources, Method, written row by row.
 * @throws FormatRefused when a sheet can not hold all passages
 */
export function writeXlsx(evidence: Evidence, emit: Emit): void {
  if (evidence.passages.length >= MOST_ROWS)
    throw new FormatRefused(
      `${evidence.passages.length} passages are more than a sheet of Excel holds (${MOST_ROWS - 1}). Narrow the filters, or take csv or json.`,
    );
  const sheets: readonly { name: string; pieces: (links: Relationship[]) => Iterable<string> }[] = [
    { name: "Summary", pieces: (links) => sheetXml(SUMMARY_COLUMNS, summaryLines(evidence), links, true) },
    { name: "Passages", pieces: (links) => sheetXml(PASSAGE_COLUMNS, passageRows(evidence), links) },
    { name: "Sources", pieces: (links) => sheetXml(SOURCE_COLUMNS, evidence.sources, links, true) },
    {
      name: "Method",
      pieces: (links) => sheetXml(METHOD_COLUMNS, [...evidence.method, evidence.licence], links, true),
    },
  ];
  const names = sheets.map(({ name }) => name);
  const zip = new ZipWriter(emit);
  zip.text("[Content_Types].xml", [
    contentTypesXml({
      "/xl/workbook.xml": `${PART}.sheet.main+xml`,
      "/xl/styles.xml": `${PART}.styles+xml`,
      ...Object.fromEntries(
        names.map((_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${PART}.worksheet+xml`]),
      ),
      [CORE_PROPERTIES.part]: CORE_PROPERTIES.contentType,
    }),
  ]);
  zip.text("_rels/.rels", [
    relationshipsXml([
      { id: "rId1", type: `${OFFICE}/officeDocument`, target: "xl/workbook.xml" },
      { id: "rId2", type: CORE_PROPERTIES.type, target: "docProps/core.xml" },
    ]),
  ]);
  zip.text("docProps/core.xml", [corePropertiesXml(evidence.title)]);
  zip.text("xl/workbook.xml", [workbookXml(names)]);
  zip.text("xl/_rels/workbook.xml.rels", [
    relationshipsXml([
      ...names.map((_, index) => ({
        id: `rId${index + 1}`,
        type: `${OFFICE}/worksheet`,
        target: `worksheets/sheet${index + 1}.xml`,
      })),
      { id: `rId${names.length + 1}`, type: `${OFFICE}/styles`, target: "styles.xml" },
    ]),
  ]);
  zip.text("xl/styles.xml", [stylesXml()]);
  sheets.forEach(({ pieces }, index) => {
    const links: Relationship[] = [];
    zip.text(`xl/worksheets/sheet${index + 1}.xml`, pieces(links));
    if (links.length > 0)
      zip.text(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, [relationshipsXml(links)]);
  });
  zip.end();
}

function* summaryLines(evidence: Evidence): Generator<Line> {
  const { build } = evidence;
  yield { what: "Title", value: evidence.title };
  for (const value of evidence.summary) yield { what: "Summary", value };
  for (const { name, value } of evidence.filters) yield { what: `Filter: ${name}`, value };
  for (const { what, group, letters, denominator, share, low, high, small } of evidence.numbers) {
    if (group === "others" && evidence.others === "") continue;
    const of = group === "selection" ? "letters that meet the filters" : "other letters";
    yield { what: `${what}, ${of}`, value: letters, of: denominator, share, low, high, small };
  }
  if (evidence.others !== "") yield { what: "Other letters are", value: `letters ${evidence.others}` };
  yield { what: "Build", value: build.build_id };
  yield { what: "Codebook", value: build.codebook_version };
  yield { what: "Letters up to", value: build.letters_to };
  yield { what: "Schools and grades as at", value: build.as_at };
  yield { what: "This view", value: evidence.permalink };
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

/** Cell formats in the order of `STYLE`. */
function stylesXml(): string {
  const top = '<alignment vertical="top"/>';
  const formats: Record<keyof typeof STYLE, string> = {
    plain: `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf>`,
    head: `<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>`,
    date: `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>`,
    link: `<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${top}</xf>`,
    wrapped: `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
    share: `<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>`,
    quoted: `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  };
  const inOrder = (Object.keys(STYLE) as (keyof typeof STYLE)[]).sort((a, b) => STYLE[a] - STYLE[b]);
  const font = (inside: string): string => `<font>${inside}<sz val="11"/><name val="Calibri"/></font>`;
  return `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3">${font("")}${font("<b/>")}<font><u/><sz val="11"/><color rgb="FF0B5394"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${inOrder.length}">${inOrder.map((name) => formats[name]).join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
