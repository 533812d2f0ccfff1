import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ParsedDocument } from "../parsed.ts";
import { PARSER_VERSION } from "./version.ts";

/**
 * What was read off PDFs before, one file a document: `<folder>/letters/<parser version>/<SHA-256 of the PDF>.json`.
 *
 * A file is two lines, a head that names the PDF and the SHA-256 of the second line, and the document as JSON. A file
 * that is torn, foreign or changed by hand does not match its head and counts as not there.
 */
export class LetterCache {
  readonly #folder: string;
  #written = 0;

  /** @param folder the `cache` folder of the data folder */
  constructor(folder: string) {
    this.#folder = join(folder, "letters", PARSER_VERSION);
  }

  /** The document read from the PDF of this SHA-256, or null where the cache has none that is whole. */
  async get(sha256: string): Promise<ParsedDocument | null> {
    let text: string;
    try {
      text = await readFile(this.#path(sha256), "utf8");
    } catch {
      return null;
    }
    const lineEnd = text.indexOf("\n");
    const body = text.slice(lineEnd + 1);
    if (lineEnd === -1 || text.slice(0, lineEnd) !== head(sha256, body)) return null;
    return JSON.parse(body) as ParsedDocument;
  }

  /** Keeps a document; a reader at the same moment sees the old file or the whole new one. */
  async put(sha256: string, document: ParsedDocument): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const body = JSON.stringify(document);
    this.#written += 1;
    const partial = `${this.#path(sha256)}.${process.pid}-${this.#written}.part`;
    try {
      await writeFile(partial, `${head(sha256, body)}\n${body}`);
      await rename(partial, this.#path(sha256));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  #path(sha256: string): string {
    return join(this.#folder, `${sha256}.json`);
  }
}

function head(sha256: string, body: string): string {
  return JSON.stringify({
    parser: PARSER_VERSION,
    pdf: sha256,
    document: createHash("sha256").update(body).digest("hex"),
  });
}
