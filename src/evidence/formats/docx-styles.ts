import { XML_HEAD } from "./xml.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Style {
  id: string;
  name: string;
  /** Space before and after in twentieths of a point. */
  space: readonly [number, number];
  /** Size in half points. */
  size: number;
  more?: string;
  run?: string;
  outline?: number;
}

const STYLES: readonly Style[] = [
  { id: "Title", name: "Title", space: [0, 240], size: 40, run: "<w:b/>" },
  {
    id: "Heading1",
    name: "heading 1",
    space: [360, 120],
    size: 28,
    run: "<w:b/>",
    outline: 0,
    more: "<w:keepNext/>",
  },
  {
    id: "Heading2",
    name: "heading 2",
    space: [240, 80],
    size: 22,
    run: "<w:b/>",
    outline: 1,
    more: "<w:keepNext/>",
  },
  { id: "Caption", name: "caption", space: [120, 80], size: 20, run: "<w:i/>", more: "<w:keepNext/>" },
  { id: "ListBullet", name: "List Bullet", space: [0, 80], size: 22 },
  { id: "ListNumber", name: "List Number", space: [0, 120], size: 22, more: "<w:keepLines/>" },
  { id: "Note", name: "Note", space: [0, 120], size: 20, run: "<w:i/>" },
  { id: "Source", name: "Source", space: [0, 100], size: 18 },
  { id: "Footer", name: "footer", space: [0, 0], size: 16 },
];

const INDENT: Readonly<Record<string, string>> = {
  Note: '<w:ind w:left="720" w:right="360"/>',
};

/** Real Word styles, so that headings stand in the navigation and a house style can take over. */
export function stylesXml(): string {
  const styles = STYLES.map(({ id, name, space: [before, after], size, more, run, outline }) => {
    const level = outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`;
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${more ?? ""}<w:spacing w:before="${before}" w:after="${after}"/>${INDENT[id] ?? ""}${level}</w:pPr><w:rPr>${run ?? ""}<w:sz w:val="${size}"/></w:rPr></w:style>`;
  });
  return `${XML_HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${styles.join("")}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join("")}</w:tblBorders></w:tblPr></w:style></w:styles>`;
}

/** Three lists: 1 bullets, 2 the numbered paragraphs, 3 the sources in brackets. */
export function numberingXml(): string {
  const list = (id: number, format: string, text: string, left: number, run: string): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${left}"/></w:pPr>${run}</w:lvl></w:abstractNum>`;
  const symbol = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr>';
  return `${XML_HEAD}<w:numbering ${W}>${list(1, "bullet", "•", 360, symbol)}${list(2, "decimal", "%1.", 720, "")}${list(3, "decimal", "[%1]", 720, "")}${[1, 2, 3].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join("")}</w:numbering>`;
}

/** Page number and build at the foot of every page. */
export function footerXml(text: string): string {
  return `${XML_HEAD}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">${text} · page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`;
}
