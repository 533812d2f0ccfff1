import type { Evidence } from "./evidence.ts";
import type { Emit } from "./formats/emit.ts";
import { bytesOf, evidenceName, type Format, FORMATS, MOST_IN_WORD } from "./formats/format.ts";
import { ZipWriter } from "./formats/zip.ts";
import { listedElsewhere, withoutAddress } from "./method.ts";

export const PACK_SCHEMA = "inspection-outcomes/pack/1";

/** A file of a pack, apart from the lists of files themselves. */
export interface PackFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What stands in manifest.json. */
export interface Manifest {
  schema: typeof PACK_SCHEMA;
  title: string;
  build_id: string;
  codebook_version: string;
  permalink: string;
  passages: number;
  sources: number;
  files: { name: string; bytes: number; sha256: string }[];
}

/** Formats a pack of this evidence holds: Word and Markdown only as far as they take it. */
export function packFormats({ passages }: Evidence): Format[] {
  return FORMATS.filter(
    (format) => passages.length <= MOST_IN_WORD || (format !== "docx" && format !== "md"),
  );
}

/**
 * Writes a pack: every format, the source documents given, manifest.json with all hashes, SHA256SUMS and VERIFY.txt. The same
 * evidence and documents give the same bytes everywhere.
 * @param documents PDFs as archived, by the SHA-256 of their bytes
 */
export async function writePack(
  evidence: Evidence,
  documents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  emit: Emit,
): Promise<Manifest> {
  const name = evidenceName(evidence);
  const files: PackFile[] = packFormats(evidence).map((format) => ({
    name: format === "json" ? "evidence.json" : `${name}.${format}`,
    bytes: bytesOf(evidence, format),
  }));
  for (const { sha256 } of evidence.sources) {
    const bytes = documents.get(sha256);
    if (bytes !== undefined) files.push({ name: `sources/${sha256}.pdf`, bytes });
  }
  const encoder = new TextEncoder();
  files.push({ name: "VERIFY.txt", bytes: encoder.encode(verifyText(evidence, documents.size > 0)) });
  const listed = [];
  for (const file of files)
    listed.push({ name: file.name, bytes: file.bytes.length, sha256: await sha256Hex(file.bytes) });
  const manifest: Manifest = {
    schema: PACK_SCHEMA,
    title: evidence.title,
    build_id: evidence.build.build_id,
    codebook_version: evidence.build.codebook_version,
    permalink: evidence.permalink,
    passages: evidence.passages.length,
    sources: evidence.sources.length,
    files: listed,
  };
  const manifestBytes = encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const sums = [...listed, { name: "manifest.json", sha256: await sha256Hex(manifestBytes) }]
    .map((file) => `${file.sha256}  ${file.name}\n`)
    .join("");
  const zip = new ZipWriter(emit);
  for (const file of files) zip.stored(file.name, file.bytes);
  zip.stored("manifest.json", manifestBytes);
  zip.stored("SHA256SUMS", encoder.encode(sums));
  zip.end();
  return manifest;
}

/** SHA-256 in hex, in a browser and in Node. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function documentWords(sources: Evidence["sources"], hasDocuments: boolean): string {
  const words = gettingWords(sources, hasDocuments);
  return listedElsewhere(sources).length === 0
    ? words
    : `${words}
   Where the list of sources gives an address as "published at", what is there was not compared with the source: of the
   same SHA-256 it is the same document; of another, compare the words.`;
}

function gettingWords(sources: Evidence["sources"], hasDocuments: boolean): string {
  const imported = withoutAddress(sources).length;
  if (hasDocuments)
    return `The folder sources/ holds the documents as they ${imported === 0 ? "were fetched" : "came into the archive"}, named by their SHA-256.`;
  const byAddress =
    "Open the address of the source; the SHA-256 of the file must be the one in the list of sources.";
  const byFile =
    "was imported as a file: get it from whoever made this pack.\n   The SHA-256 of the file must be the one in the list of sources.";
  if (imported === 0) return byAddress;
  return imported === sources.length ? `Each source ${byFile}` : `${byAddress}\n   Any other ${byFile}`;
}

function verifyText({ sources }: Evidence, hasDocuments: boolean): string {
  return `How to check this pack
======================

1. That no file was changed since the pack was made. Unpack it, and in its folder run

       sha256sum --check SHA256SUMS        (Linux; on a Mac: shasum -a 256 --check SHA256SUMS)

   Every line must end with OK. On Windows, PowerShell: Get-FileHash -Algorithm SHA256 FILE

2. That a quotation stands in its source. Each passage names its source by number, page and SHA-256.
   ${documentWords(sources, hasDocuments)}
   Search the page for the words. Line ends of the PDF stand as single spaces in the quotation.

3. That quotations, hashes and counts hold against the collection the pack was made from:

       outcomes verify PACK.zip

   names everything that no longer holds. Its program and its data are described in the project's documentation.
`;
}
