import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ParsedTables, SourceKind } from "./parsed.ts";
import { ReadingCache } from "./reading-cache.ts";
import { parseObject } from "./recognise.ts";

/** An archived object: its SHA-256 in hex, what it is, and the name its parser may look at. */
export interface TableObject {
  sha256: string;
  kind: SourceKind;
  name: string;
}

/** Small, and tens of thousands of them in a whole country: parsing costs more than reading what was parsed before. */
const keptKinds: readonly SourceKind[] = ["provider_page", "search_page"];

/** Parses archived objects with tables as `parseObject` does. Pages are parsed once: what was read off them is kept. */
export class TableReader {
  readonly #folder: string;
  readonly #version: string;
  readonly #kept: ReadingCache<ParsedTables>;

  /**
   * @param cacheDir the `cache` folder of the data folder
   * @param version names the parsers: what others read is not believed
   */
  constructor(cacheDir: string, version: string) {
    this.#folder = join(cacheDir, "pages");
    this.#version = version;
    this.#kept = new ReadingCache(this.#folder, version);
  }

  /**
   * The rows of an object; null for a kind that has none. Bytes are asked for only where they are needed.
   * @throws RefusedFile when nothing of it may be used; that is not kept
   */
  async read(
    { sha256, kind, name }: TableObject,
    bytes: () => Promise<Uint8Array>,
  ): Promise<ParsedTables | null> {
    if (!keptKinds.includes(kind)) return parseObject(kind, await bytes(), name);
    // The name tells the category of a page that does not tell it itself.
    const key = createHash("sha256").update(`${sha256}\n${kind}\n${name}`).digest("hex");
    const kept = await this.#kept.get(key);
    if (kept !== null) return kept;
    const parsed = await parseObject(kind, await bytes(), name);
    if (parsed !== null) await this.#kept.put(key, parsed);
    return parsed;
  }

  /** Takes away what other versions of the parsers read. */
  async forgetOthers(): Promise<void> {
    const versions = await readdir(this.#folder).catch(() => []);
    for (const version of versions)
      if (version !== this.#version) await rm(join(this.#folder, version), { recursive: true, force: true });
  }
}
