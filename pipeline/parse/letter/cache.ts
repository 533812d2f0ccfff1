import { join } from "node:path";
import type { ParsedDocument } from "../parsed.ts";
import { ReadingCache } from "../reading-cache.ts";
import { PARSER_VERSION } from "./version.ts";

/** What was read off PDFs before, by the SHA-256 of the PDF: `<folder>/letters/<parser version>/<SHA-256>.json`. */
export class LetterCache extends ReadingCache<ParsedDocument> {
  /** @param folder the `cache` folder of the data folder */
  constructor(folder: string) {
    super(join(folder, "letters"), PARSER_VERSION);
  }
}
