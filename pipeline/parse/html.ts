import { type CheerioAPI, loadBuffer } from "cheerio";

/** A page's bytes as a document to query; the encoding is the page's own, UTF-8 where it names none. */
export function openPage(bytes: Uint8Array): CheerioAPI {
  return loadBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    encoding: { defaultEncoding: "utf-8" },
  });
}

/** Text as a reader sees it: runs of white space (no-break spaces too) are one space; null where nothing is left. */
export function visibleText(text: string): string | null {
  const squeezed = text.replace(/\s+/g, " ").trim();
  return squeezed === "" ? null : squeezed;
}

/** A provider's address on the reports site, "/provider/21/116780", as its category and URN. */
export function providerPath(url: string): { category: string; urn: string } | null {
  const match = /\/provider\/(\d{1,4})\/([A-Z]{0,4}\d{3,8})\/?(?:[?#].*)?$/.exec(url);
  return match?.[1] !== undefined && match[2] !== undefined ? { category: match[1], urn: match[2] } : null;
}
