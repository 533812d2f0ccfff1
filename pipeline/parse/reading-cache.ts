import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What was read off archived files before, one file each: `<folder>/<key>.json`. The folder is named after the version of
 * the rules by which they were read, so that other rules find nothing there.
 *
 * A file is two lines, a head that names the rules, the key and the SHA-256 of the second line, and the reading as JSON.
 * A file that is torn, foreign or changed by hand does not match its head and counts as not there.
 */
export class ReadingCache<Reading> {
  readonly #folder: string;
  readonly #version: string;
  #written = 0;

  constructor(folder: string, version: string) {
    this.#folder = join(folder, version);
    this.#version = version;
  }

  /** What was read under this key (SHA-256 in hex), or null where the cache has nothing that is whole. */
  async get(key: string): Promise<Reading | null> {
    let text: string;
    try {
      text = await readFile(this.#path(key), "utf8");
    } catch {
      return null;
    }
    const lineEnd = text.indexOf("\n");
    const body = text.slice(lineEnd + 1);
    if (lineEnd === -1 || text.slice(0, lineEnd) !== this.#head(key, body)) return null;
    return JSON.parse(body) as Reading;
  }

  /** Keeps a reading; a reader at the same moment sees the old file or the whole new one. */
  async put(key: string, reading: Reading): Promise<void> {
    if (this.#written === 0) await mkdir(this.#folder, { recursive: true });
    const body = JSON.stringify(reading);
    this.#written += 1;
    const partial = `${this.#path(key)}.${process.pid}-${this.#written}.part`;
    try {
      await writeFile(partial, `${this.#head(key, body)}\n${body}`);
      await rename(partial, this.#path(key));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  #path(key: string): string {
    return join(this.#folder, `${key}.json`);
  }

  #head(key: string, body: string): string {
    return JSON.stringify({
      parser: this.#version,
      key,
      reading: createHash("sha256").update(body).digest("hex"),
    });
  }
}
