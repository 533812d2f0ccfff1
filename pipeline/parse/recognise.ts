import { decodeText, isMarkup } from "./decode.ts";
import { looksLikeGiasLinks, looksLikeGiasRegister, parseGiasLinks, parseGiasRegister } from "./gias.ts";
import { looksLikeMi, parseMi } from "./mi/mi.ts";
import { type ParsedTables, RefusedFile, type SourceKind } from "./parsed.ts";
import { looksLikeProviderPage, parseProviderPage } from "./provider-page.ts";
import { looksLikeSearchPage, parseSearchPage } from "./search-page.ts";

/** What some bytes are; or, where they are none of the sources, why not. */
export type Recognised = { kind: SourceKind } | { kind: null; reason: string };

/**
 * Tells what bytes are by what they hold; the name only helps to word the reason. Nothing is parsed through:
 * something recognised may still be refused by its parser.
 */
export function recognise(bytes: Uint8Array, name: string): Recognised {
  if (bytes.length === 0) return unknown("the file is empty (0 bytes): get it again from where it came from");
  if (startsWith(bytes, "PK")) return recogniseZip(bytes);
  if (head(bytes).includes("%PDF-")) return { kind: "document" };
  const binary = binaryFormat(bytes);
  if (binary !== null) return unknown(binary);

  // A text that can not be decoded may still be a table of ours that went bad on the way: then its parser says so.
  const { text, problem } = readText(bytes);
  const sample = text ?? head(bytes);
  if (isMarkup(sample)) return recognisePage(sample, name);
  if (text !== null && /^\s*[{[]/.test(text)) return recogniseJson(text);
  if (looksLikeGiasLinks(bytes)) return { kind: "gias_links" };
  if (looksLikeGiasRegister(bytes)) return { kind: "gias_register" };
  if (looksLikeMi(bytes)) return { kind: "mi" };
  if (text === null) return unknown(`neither a PDF, a spreadsheet nor readable text: ${problem}`);
  return unknown(unknownText(text));
}

/**
 * Parses an archived object that holds tables; null for a kind that has none (documents are read by
 * `parse/letter`, listings by the collector). Throws `RefusedFile` when nothing of it may be used.
 */
export async function parseObject(
  kind: SourceKind,
  bytes: Uint8Array,
  name: string,
): Promise<ParsedTables | null> {
  switch (kind) {
    case "mi":
      return parseMi(bytes, name);
    case "gias_register":
      return parseGiasRegister(bytes, name);
    case "gias_links":
      return parseGiasLinks(bytes, name);
    case "provider_page":
      return parseProviderPage(bytes, name);
    case "search_page":
      return parseSearchPage(bytes);
    case "document":
    case "govuk_listing":
      return null;
  }
}

function unknown(reason: string): Recognised {
  return { kind: null, reason };
}

function recogniseZip(bytes: Uint8Array): Recognised {
  if (looksLikeMi(bytes)) return { kind: "mi" };
  return unknown(
    "a zip file (or a spreadsheet or document stored as one) without a table of inspections: if it packs several files, unpack it first",
  );
}

function recognisePage(text: string, name: string): Recognised {
  if (looksLikeProviderPage(text)) return { kind: "provider_page" };
  if (looksLikeSearchPage(text)) return { kind: "search_page" };
  const title = /<title[^<>]*>([^<]*)/i.exec(text)?.[1]?.replace(/\s+/g, " ").trim().slice(0, 80);
  const called = title === undefined || title === "" ? "" : ` called "${title}"`;
  const lying = /\.(csv|pdf|xlsx|ods)$/i.exec(name)?.[0];
  if (lying !== undefined) {
    return unknown(
      `a web page${called}, not the ${lying} its name says: most likely an error page saved in its place; get the file again`,
    );
  }
  return unknown(`a web page${called}, neither a provider page nor a search page of the reports site`);
}

function recogniseJson(text: string): Recognised {
  const lines = text.trim().split("\n", 3);
  const first = parseJson(lines[0] ?? "");
  if (lines.length > 1 && first !== undefined) {
    return unknown(
      "lines of JSON (JSONL): no source publishes those; import the letters they were made from",
    );
  }
  const whole = parseJson(text);
  if (isListing(whole)) return { kind: "govuk_listing" };
  return unknown("JSON that is not the attachment list of a GOV.UK page");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The content API's answer for a page with files: `details.attachments[]`. */
function isListing(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("details" in value)) return false;
  const { details } = value;
  return (
    typeof details === "object" &&
    details !== null &&
    "attachments" in details &&
    Array.isArray(details.attachments)
  );
}

function unknownText(text: string): string {
  const [first = "", second = ""] = text.trim().split(/\r?\n|\r/, 2);
  if (first === "") return "nothing but white space: get the file again";
  const begins = `it begins "${(first.length > 60 ? `${first.slice(0, 60)}…` : first).replaceAll("\t", " ")}"`;
  const columns = first.split(",").length;
  if (first.includes("\t")) return `a tab-separated text, which no source publishes (${begins})`;
  if (columns > 2 && (second === "" || second.split(",").length >= columns)) {
    return `a table whose columns are neither those of Ofsted's management information nor of the register of schools (${begins})`;
  }
  return `a text, not a table, page or PDF of a source (${begins})`;
}

const formats: readonly [start: string, says: string][] = [
  ["\xd0\xcf\x11\xe0", "an old Office file (.xls or .doc): save it as .xlsx or .csv and import that"],
  ["\x1f\x8b", "gzip-compressed: unpack it and import what comes out"],
  ["7z\xbc\xaf", "a 7z archive: unpack it and import what comes out"],
  ["Rar!", "a RAR archive: unpack it and import what comes out"],
  ["\x89PNG", "a picture"],
  ["\xff\xd8\xff", "a picture"],
  ["GIF8", "a picture"],
  ["SQLite format 3", "a database, not a source"],
  ["PAR1", "a Parquet file, not a source"],
];

function binaryFormat(bytes: Uint8Array): string | null {
  return formats.find(([start]) => startsWith(bytes, start))?.[1] ?? null;
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return head(bytes.subarray(0, start.length)) === start;
}

/** The first bytes, one character each. PDF readers look for the mark in the first 1,024. */
function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
}

/** The bytes as text, or why they are none. */
function readText(bytes: Uint8Array): { text: string; problem: null } | { text: null; problem: string } {
  try {
    return { text: decodeText(bytes).text, problem: null };
  } catch (thrown) {
    if (thrown instanceof RefusedFile) return { text: null, problem: thrown.message };
    throw thrown;
  }
}
