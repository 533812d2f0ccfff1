import { type FileHandle, appendFile, mkdir, open, readFile, rename, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";
import { errorCode, errorText } from "../errors.ts";
import { writeError } from "./disk.ts";

/** A line that could not be read. */
export interface DamagedLine {
  /** From 1, in the file as it was read. */
  line: number;
  text: string;
  /** What is wrong with it. */
  why: string;
}

/** Where damaged lines of a journal go: one JSON line for each, with its number and when it was set aside. */
export function asidePath(path: string): string {
  return path.replace(/\.jsonl$/, ".damaged.jsonl");
}

/**
 * A file of JSON lines that is only appended to. A kill can tear nothing but its last line; that one does not
 * count and is cut off before the next is written.
 */
export class Journal<Line> {
  readonly path: string;
  readonly #lines: Line[];
  #file: FileHandle | null = null;
  /** Where the torn end of the file begins, of a kill or of an append that failed; null when it is whole. */
  #torn: number | null;
  #damaged: readonly DamagedLine[];
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, lines: Line[], torn: number | null, damaged: readonly DamagedLine[]) {
    this.path = path;
    this.#lines = lines;
    this.#torn = torn;
    this.#damaged = damaged;
  }

  /**
   * Opens a journal and only reads, so that it does not disturb one who writes; one that is not there is empty.
   * A damaged whole line does not count, and the first append moves it to `asidePath`.
   */
  static async open<Line>(path: string, schema: z.ZodType<Line>): Promise<Journal<Line>> {
    const bytes = await bytesOf(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    const texts = bytes.subarray(0, whole).toString("utf8").split("\n").slice(0, -1);
    const lines: Line[] = [];
    const damaged: DamagedLine[] = [];
    for (const [index, text] of texts.entries()) {
      try {
        lines.push(schema.parse(JSON.parse(text)));
      } catch (thrown) {
        damaged.push({ line: index + 1, text, why: errorText(thrown) });
      }
    }
    return new Journal(path, lines, whole < bytes.length ? whole : null, damaged);
  }

  /** Lines that could not be read and still stand in the file. */
  get damaged(): readonly DamagedLine[] {
    return this.#damaged;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /**
   * Appends lines with one write, so that they come whole or, but for the first ones, not at all. What an append that
   * fails leaves behind is cut off by the next.
   */
  append(lines: readonly Line[]): Promise<void> {
    return this.#inTurn(async () => {
      if (lines.length === 0) return;
      await mkdir(dirname(this.path), { recursive: true });
      await this.#heal();
      this.#file ??= await open(this.path, "a");
      const { size } = await this.#file.stat();
      try {
        await this.#file.appendFile(textOf(lines));
      } catch (thrown) {
        // A full disk took a part of it: the next line must not be written behind that.
        this.#torn = size;
        throw writeError(thrown, this.path, Buffer.byteLength(textOf(lines)));
      }
      this.#add(lines);
    });
  }

  /** Waits until what was appended stands on the disk itself, so that a power cut takes none of it. */
  flush(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#file?.sync();
    });
  }

  /** Replaces everything at once: after a kill either the old lines stand there or the new ones. */
  replace(lines: readonly Line[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#file?.close();
      this.#file = null;
      await mkdir(dirname(this.path), { recursive: true });
      await this.#keepDamaged();
      await this.#write(lines);
      this.#torn = null;
      this.#damaged = [];
      this.#lines.splice(0, this.#lines.length);
      this.#add(lines);
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#file?.close();
      this.#file = null;
    });
  }

  /** One by one: a call takes no hundred thousand arguments. */
  #add(lines: readonly Line[]): void {
    for (const line of lines) this.#lines.push(line);
  }

  /** Cuts off what a kill tore, and moves what can not be read out of the way; first it is kept, then it goes. */
  async #heal(): Promise<void> {
    if (this.#torn !== null) await truncate(this.path, this.#torn);
    this.#torn = null;
    if (this.#damaged.length === 0) return;
    await this.#keepDamaged();
    await this.#write(this.#lines);
    this.#damaged = [];
  }

  async #keepDamaged(): Promise<void> {
    const at = new Date().toISOString();
    if (this.#damaged.length > 0)
      await appendFile(asidePath(this.path), textOf(this.#damaged.map((one) => ({ at, ...one }))));
  }

  async #write(lines: readonly Line[]): Promise<void> {
    const partial = await open(`${this.path}.partial`, "w");
    try {
      await partial.writeFile(textOf(lines));
      await partial.sync();
    } finally {
      await partial.close();
    }
    await rename(`${this.path}.partial`, this.path);
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

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return Buffer.alloc(0);
    throw thrown;
  }
}
