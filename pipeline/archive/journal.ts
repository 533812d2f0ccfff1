import { type FileHandle, mkdir, open, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";
import { OutsideFailed, errorCode, errorText } from "../errors.ts";

/**
 * A file of JSON lines that is only appended to. A kill can tear nothing but its last line; that one does not
 * count and is cut off before the next is written.
 */
export class Journal<Line> {
  readonly path: string;
  readonly #lines: Line[];
  #file: FileHandle | null = null;
  /** Where the torn end of the file begins; null when it is whole. */
  #torn: number | null;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, lines: Line[], torn: number | null) {
    this.path = path;
    this.#lines = lines;
    this.#torn = torn;
  }

  /**
   * Opens a journal and only reads, so that it does not disturb one who writes; one that is not there is empty.
   * A damaged whole line is an error that names it.
   */
  static async open<Line>(path: string, schema: z.ZodType<Line>): Promise<Journal<Line>> {
    const bytes = await bytesOf(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    const texts = bytes.subarray(0, whole).toString("utf8").split("\n").slice(0, -1);
    return new Journal(
      path,
      texts.map((text, index) => lineOf(path, text, index + 1, schema)),
      whole < bytes.length ? whole : null,
    );
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** Appends lines with one write, so that they come whole or, but for the first ones, not at all. */
  append(lines: readonly Line[]): Promise<void> {
    return this.#inTurn(async () => {
      if (lines.length === 0) return;
      await mkdir(dirname(this.path), { recursive: true });
      if (this.#torn !== null) await truncate(this.path, this.#torn);
      this.#torn = null;
      this.#file ??= await open(this.path, "a");
      await this.#file.appendFile(textOf(lines));
      this.#lines.push(...lines);
    });
  }

  /** Replaces everything at once: after a kill either the old lines stand there or the new ones. */
  replace(lines: readonly Line[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#file?.close();
      this.#file = null;
      await mkdir(dirname(this.path), { recursive: true });
      await writeFile(`${this.path}.partial`, textOf(lines));
      await rename(`${this.path}.partial`, this.path);
      this.#torn = null;
      this.#lines.splice(0, this.#lines.length);
      for (const line of lines) this.#lines.push(line);
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#file?.close();
      this.#file = null;
    });
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const done = this.#last.then(action);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function textOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function lineOf<Line>(path: string, text: string, number: number, schema: z.ZodType<Line>): Line {
  try {
    return schema.parse(JSON.parse(text));
  } catch (thrown) {
    throw new OutsideFailed(
      `${path}, line ${number} is damaged (${errorText(thrown)}). Delete that line, or put the file back from a backup; without it the program has only forgotten what it noted there.`,
      { cause: thrown },
    );
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return Buffer.alloc(0);
    throw thrown;
  }
}
