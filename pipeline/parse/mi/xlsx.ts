import { RefusedFile } from "../parsed.ts";
import type { RowSink } from "./row.ts";
import { mostColumns, tooManyColumns } from "./row.ts";
import type { OpenSheet } from "./workbook.ts";
import { readXml } from "./xml.ts";
import type { ZipParts } from "./zip.ts";

const mostStrings = 5_000_000;

/**
 * Reads the sheets of an XLSX workbook one after the other, row by row, in the order of the tabs. Numbers come as
 * plain digits, dates as the number of days or the text they are written with; the column decides what they mean.
 */
export async function readXlsx(zip: ZipParts, open: OpenSheet): Promise<void> {
  const targets = await relationships(zip);
  const tabs: { name: string; part: string }[] = [];
  await readXml(zip, "xl/workbook.xml", (parser) => {
    parser.on("opentag", ({ name, attributes }) => {
      if (local(name) === "workbookPr" && /^(1|true)$/.test(attributes["date1904"] ?? "")) {
        throw new RefusedFile([
          "the workbook counts its dates from 1904: save it again with the 1900 date system",
        ]);
      }
      if (local(name) !== "sheet") return;
      const part = targets.get(attributes["r:id"] ?? "");
      if (part !== undefined) tabs.push({ name: attributes["name"] ?? "", part });
    });
  });
  const strings = zip.has("xl/sharedStrings.xml") ? await sharedStrings(zip) : [];
  for (const { name, part } of tabs) await readSheet(zip, part, strings, open(name));
}

async function relationships(zip: ZipParts): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readXml(zip, "xl/_rels/workbook.xml.rels", (parser) => {
    parser.on("opentag", ({ name, attributes }) => {
      const target = attributes["Target"] ?? "";
      if (local(name) !== "Relationship" || !target.includes("worksheets/")) return;
      targets.set(attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    });
  });
  return targets;
}

async function sharedStrings(zip: ZipParts): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = false;
  await readXml(zip, "xl/sharedStrings.xml", (parser) => {
    parser.on("opentag", ({ name }) => {
      const tag = local(name);
      if (tag === "si") text = "";
      else if (tag === "rPh") phonetic = true;
      else if (tag === "t") inText = !phonetic;
    });
    parser.on("text", (piece) => {
      if (inText) text += piece;
    });
    parser.on("closetag", ({ name }) => {
      const tag = local(name);
      if (tag === "t") inText = false;
      else if (tag === "rPh") phonetic = false;
      else if (tag === "si" && strings.push(text) > mostStrings) {
        throw new RefusedFile([
          `the workbook has more than ${mostStrings} texts: this is not a table of schools`,
        ]);
      }
    });
  });
  return strings;
}

async function readSheet(
  zip: ZipParts,
  part: string,
  strings: readonly string[],
  sink: RowSink,
): Promise<void> {
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let type = "n";
  let value = "";
  let inValue = false;
  await readXml(zip, part, (parser) => {
    parser.on("opentag", ({ name, attributes }) => {
      const tag = local(name);
      if (tag === "row") {
        const printed = Number(attributes["r"]);
        row = Number.isInteger(printed) && printed > row ? printed : row + 1;
        cells = [];
      } else if (tag === "c") {
        column = columnOf(attributes["r"] ?? "") ?? cells.length;
        type = attributes["t"] ?? "n";
        value = "";
      } else if (tag === "v" || tag === "t") inValue = true;
      else if (tag === "rPh") inValue = false;
    });
    parser.on("text", (piece) => {
      if (inValue) value += piece;
    });
    parser.on("closetag", ({ name }) => {
      const tag = local(name);
      if (tag === "v" || tag === "t") inValue = false;
      else if (tag === "c") put(cells, column, cellText(type, value, strings), row);
      else if (tag === "row") sink(cells, row);
    });
  });
}

/** Puts a cell into its column; cells left out before it are empty. */
function put(cells: string[], column: number, text: string, row: number): void {
  if (text === "") return;
  if (column >= mostColumns) throw tooManyColumns(row);
  while (cells.length < column) cells.push("");
  cells[column] = text;
}

function cellText(type: string, value: string, strings: readonly string[]): string {
  if (value === "") return "";
  switch (type) {
    case "s": {
      const text = strings[Number(value)];
      if (text === undefined)
        throw new RefusedFile([`the workbook has no text number ${value}: it is damaged`]);
      return text;
    }
    case "n": {
      const number = Number(value);
      return Number.isFinite(number) ? String(number) : value;
    }
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    default:
      return value;
  }
}

/** "AB12" → 27; null where the reference says no column. */
function columnOf(reference: string): number | null {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? null : column - 1;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
