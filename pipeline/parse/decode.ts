import { RefusedFile } from "./parsed.ts";

/** How the bytes of a text file were read. */
export type Encoding = "utf-8" | "utf-8 with BOM" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Characters of the bytes 0x80–0x9F in Windows-1252, as the WHATWG Encoding Standard has them. Written out because
 * `TextDecoder("windows-1252")` of several Node releases gives Latin-1 here: the en dash 0x96 would become a control
 * character. The five bytes without a character stay control characters, as in the standard.
 */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Bytes looked at to tell UTF-16 without a byte order mark from a stray NUL. */
const probeLength = 4096;

/**
 * Bytes of a text file → its text, without byte order mark.
 *
 * UTF-8 where the bytes are valid UTF-8, else Windows-1252, which is what Ofsted and GIAS publish. UTF-16 is read when
 * it says so by a byte order mark. Throws RefusedFile for UTF-16 without one and for NUL bytes: no text file has them.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return fromUtf16(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return fromUtf16(bytes, "utf-16be");
  const nul = bytes.indexOf(0);
  if (nul !== -1) throw new RefusedFile([nulReason(bytes, nul)]);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: marked ? "utf-8 with BOM" : "utf-8" };
  } catch {
    if (marked) {
      throw new RefusedFile(["the file says it is UTF-8 but is not: save it again as UTF-8"]);
    }
    return { text: fromWindows1252(bytes), encoding: "windows-1252" };
  }
}

/** The text of a Windows-1252 file; every byte has a character. */
function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(
    /[\u0080-\u009f]/g,
    (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character,
  );
}

function fromUtf16(
  bytes: Uint8Array,
  encoding: "utf-16le" | "utf-16be",
): { text: string; encoding: Encoding } {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedFile([`the file says it is ${encoding} but is not: save it again as UTF-8`]);
  }
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    throw new RefusedFile([`NUL character at character ${nul + 1}: the file is damaged or not a text file`]);
  }
  return { text, encoding };
}

/** UTF-16 of Latin text has a NUL in every second byte; anything else with a NUL is not text. */
function nulReason(bytes: Uint8Array, at: number): string {
  const probe = bytes.subarray(0, probeLength);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < probe.length; index += 1) {
    if (probe[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const alternating = Math.max(even, odd) > probe.length * 0.3 && Math.min(even, odd) < probe.length * 0.05;
  return alternating
    ? "the text is UTF-16 without a byte order mark: save it again as UTF-8"
    : `NUL byte at byte ${at + 1}: the file is damaged or not a text file`;
}

/** A page of HTML or XML where a table was expected is most often an error page saved under the table's name. */
export function isMarkup(text: string): boolean {
  return /^\s*(<!doctype|<html|<head|<body|<\?xml|<!--)/i.test(text.slice(0, 1000));
}
