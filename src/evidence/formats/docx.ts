import type { Evidence, Passage } from "../evidence.ts";
import { type Block, blocksOf } from "./block.ts";
import { footerXml, numberingXml, stylesXml } from "./docx-styles.ts";
import type { Emit } from "./emit.ts";
import {
  CORE_PROPERTIES,
  contentTypesXml,
  corePropertiesXml,
  linkOf,
  OFFICE,
  type Relationship,
  relationshipsXml,
  XML_HEAD,
  xmlText,
} from "./xml.ts";
import { ZipWriter } from "./zip.ts";

const PART = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** Inside margins of A4, in twentieths of a point. */
const TEXT_WIDTH = 9026;
const BULLETS = 1;
const PARAGRAPHS = 2;
const SOURCES = 3;
const LINKED = '<w:rStyle w:val="Hyperlink"/>';

/**
 * Evidence as a Word document (Office Open XML, ISO/IEC 29500) with real headings, numbered paragraphs, a table with a
 * header row, and sources that the quotations lead to. It is written here because it must be the same to the byte
 * in a browser and in Node: libraries put the time and random names into it.
 */
export function writeDocx(evidence: Evidence, emit: Emit): void {
  const links: Relationship[] = [
    { id: "rId1", type: `${OFFICE}/styles`, target: "styles.xml" },
    { id: "rId2", type: `${OFFICE}/numbering`, target: "numbering.xml" },
    { id: "rId3", type: `${OFFICE}/footer`, target: "footer1.xml" },
    { id: "rId4", type: `${OFFICE}/settings`, target: "settings.xml" },
  ];
  const linkTo = (url: string): string => {
    const id = `rId${links.length + 1}`;
    links.push({ id, type: `${OFFICE}/hyperlink`, target: url, external: true });
    return id;
  };
  const body = [...blocksOf(evidence)].map((block) => blockXml(block, linkTo));
  const zip = new ZipWriter(emit);
  zip.text("[Content_Types].xml", [
    contentTypesXml({
      "/word/document.xml": `${PART}.document.main+xml`,
      "/word/styles.xml": `${PART}.styles+xml`,
      "/word/numbering.xml": `${PART}.numbering+xml`,
      "/word/footer1.xml": `${PART}.footer+xml`,
      "/word/settings.xml": `${PART}.settings+xml`,
      [CORE_PROPERTIES.part]: CORE_PROPERTIES.contentType,
    }),
  ]);
  zip.text("_rels/.rels", [
    relationshipsXml([
      { id: "rId1", type: `${OFFICE}/officeDocument`, target: "word/document.xml" },
      { id: "rId2", type: CORE_PROPERTIES.type, target: "docProps/core.xml" },
    ]),
  ]);
  zip.text("docProps/core.xml", [corePropertiesXml(evidence.title)]);
  zip.text("word/document.xml", [documentXml(body)]);
  zip.text("word/styles.xml", [stylesXml()]);
  zip.text("word/numbering.xml", [numberingXml()]);
  zip.text("word/footer1.xml", [footerXml(xmlText(`Inspection Outcomes, build ${evidence.build.build_id}`))]);
  zip.text("word/settings.xml", [settingsXml()]);
  zip.text("word/_rels/document.xml.rels", [relationshipsXml(links)]);
  zip.end();
}

const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;

function documentXml(body: readonly string[]): string {
  return `${XML_HEAD}<w:document ${NAMESPACES}><w:body>${body.join("")}<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function settingsXml(): string {
  return `${XML_HEAD}<w:settings ${NAMESPACES}><w:themeFontLang w:val="en-GB"/></w:settings>`;
}

function blockXml(block: Block, linkTo: (url: string) => string): string {
  switch (block.is) {
    case "title":
      return paragraph("Title", run(block.text));
    case "heading":
      return paragraph("Heading1", run(block.text));
    case "from":
      return paragraph("Heading2", run(block.text));
    case "paragraph":
      return paragraph("Normal", run(block.text));
    case "bullets":
      return block.items.map((item) => paragraph("ListBullet", run(item), BULLETS)).join("");
    case "table":
      return paragraph("Caption", run(block.caption)) + tableXml(block.head, block.rows, block.caption);
    case "passage":
      return passageXml(block.place, block.passage);
    case "link":
      return paragraph("Normal", run(`${block.text} `) + addressXml(block.address, linkTo));
    case "source": {
      const { number } = block.source;
      const address = block.address === null ? "" : addressXml(block.address, linkTo);
      const mark = `<w:bookmarkStart w:id="${number}" w:name="source_${number}"/><w:bookmarkEnd w:id="${number}"/>`;
      return paragraph("Source", `${mark}${run(`${block.text} `)}${address}`, SOURCES);
    }
  }
}

/** An address that can be followed; as plain text where it is none. */
function addressXml(address: string, linkTo: (url: string) => string): string {
  const link = linkOf(address);
  if (link === null) return run(address);
  return `<w:hyperlink r:id="${linkTo(link)}">${run(link, LINKED)}</w:hyperlink>`;
}

/** The words as they stand in the letter: bold would read as emphasis of the letter's own. */
function passageXml(place: string, { quotation, source, note }: Passage): string {
  const cited = `<w:hyperlink w:anchor="source_${source}">${run(`[${source}]`, LINKED)}</w:hyperlink>`;
  const quoted = `${run(`“${quotation}” `)}${cited}${run(`, ${place}`)}`;
  const notes = note === "" ? "" : paragraph("Note", run(`Note: ${note}`));
  return `${paragraph("ListNumber", quoted, PARAGRAPHS)}${notes}`;
}

function paragraph(style: string, runs: string, list?: number): string {
  const numbered =
    list === undefined ? "" : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${numbered}</w:pPr>${runs}</w:p>`;
}

function run(text: string, properties = ""): string {
  const props = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${props}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

function tableXml(head: readonly string[], rows: readonly (readonly string[])[], caption: string): string {
  const width = Math.floor(TEXT_WIDTH / head.length);
  const cell = (text: string, properties: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph("Normal", run(text, properties))}</w:tc>`;
  const line = (cells: readonly string[], isHead: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((text) => cell(text, isHead ? "<w:b/>" : "")).join("")}</w:tr>`;
  const columns = head.map(() => `<w:gridCol w:w="${width}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${width * head.length}" w:type="dxa"/><w:tblLook w:val="0020" w:firstRow="1"/><w:tblDescription w:val="${xmlText(caption)}"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${line(head, true)}${rows.map((row) => line(row, false)).join("")}</w:tbl>${paragraph("Normal", "")}`;
}
