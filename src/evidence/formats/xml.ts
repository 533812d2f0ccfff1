/** What XML 1.0 can not hold: control characters, single halves of pairs, and two that are no characters. */
// eslint-disable-next-line no-control-regex -- these are the very characters meant
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\u{D800}-\u{DFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an element or an attribute; what XML can not hold is shown as U+FFFD. JSON and CSV keep it. */
export function xmlText(text: string): string {
  return text
    .replace(IMPOSSIBLE, "\uFFFD")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** One link from a part of an Office file to another part or outside. */
export interface Relationship {
  id: string;
  type: string;
  target: string;
  external?: boolean;
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Where the relationship types of Office files begin. */
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A part that lists relationships. */
export function relationshipsXml(relationships: readonly Relationship[]): string {
  const rows = relationships.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${xmlText(target)}"${external === true ? ' TargetMode="External"' : ""}/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows.join("")}</Relationships>`;
}

/** The part that says what each part is; keys are the names of parts. */
export function contentTypesXml(types: Readonly<Record<string, string>>): string {
  const rows = Object.entries(types).map(
    ([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`,
  );
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${rows.join("")}</Types>`;
}

/** Title and author of an Office file. It holds no time: the same evidence gives the same file. */
export function corePropertiesXml(title: string): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Inspection Outcomes</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`;
}

export const CORE_PROPERTIES = {
  part: "/docProps/core.xml",
  contentType: "application/vnd.openxmlformats-package.core-properties+xml",
  type: `${PACKAGE}/relationships/metadata/core-properties`,
};

/** A web address that may stand as a link; null for anything else. */
export function linkOf(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s]+$/.test(url) && url.length < 2000 ? url : null;
}
