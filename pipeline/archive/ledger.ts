import { dirname } from "node:path";
import { OutsideFailed, errorCode, errorText } from "../errors.ts";
import { type Disk, writeError, writeWhole } from "./disk.ts";
import { type LedgerEntry, parseEntry } from "./entry.ts";

const NEWLINE = 0x0a;

/**
 * The append-only list of what came into the archive, one JSON line an entry.
 *
 * Opening only reads, so that a reader never disturbs a writer. A last line without its end was torn by a kill:
 * it does not count, and the first append moves it into `<ledger>.torn-<byte offset>` and cuts it off.
 */
export class Ledger {
  readonly #path: string;
  readonly #disk: Disk;
  readonly #entries: LedgerEntry[];
  /** Bytes of whole lines; where the next one is written. */
  #length: number;
  /** The end of the file that is no whole line, null once dealt with or when there was none. */
  #torn: Uint8Array | null;

  private constructor(path: string, disk: Disk, entries: LedgerEntry[], length: number, torn: Uint8Array) {
    this.#path = path;
    this.#disk = disk;
    this.#entries = entries;
    this.#length = length;
    this.#torn = torn.length === 0 ? null : torn;
  }

  /** Reads the ledger; a file that is not there is an empty one. A damaged whole line is an error naming it. */
  static async open(path: string, disk: Disk): Promise<Ledger> {
    const bytes = await bytesOf(path, disk);
    const length = bytes.lastIndexOf(NEWLINE) + 1;
    const lines = bytes.subarray(0, length).toString("utf8").split("\n").slice(0, -1);
    const entries = lines.map((line, index) => entryAt(path, line, index + 1));
    return new Ledger(path, disk, entries, length, bytes.subarray(length));
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  /** The part of a line that a kill left at the end of the file, as text; null where there is none. */
  get tornTail(): string | null {
    return this.#torn === null ? null : new TextDecoder().decode(this.#torn);
  }

  /** Appends one entry: one write, then fsync. When it fails the file is as it was before; an entry that could not be read back is an error. */
  async append(entry: LedgerEntry): Promise<void> {
    await this.#disk.mkdir(dirname(this.#path), { recursive: true });
    await this.#setTornTailAside();
    const text = JSON.stringify(entry);
    parseEntry(text);
    const line = Buffer.from(`${text}\n`);
    const file = await this.#disk.open(this.#path, "a");
    try {
      const { size } = await file.stat();
      if (size !== this.#length) {
        throw new OutsideFailed(
          `${this.#path} was changed by another program (${size} bytes, ${this.#length} expected). Stop that program and run this again.`,
        );
      }
      try {
        await file.writeFile(line);
        await file.sync();
      } catch (thrown) {
        await this.#disk.truncate(this.#path, this.#length);
        throw writeError(thrown, this.#path, line.length);
      }
    } finally {
      await file.close();
    }
    this.#length += line.length;
    this.#entries.push(entry);
  }

  async #setTornTailAside(): Promise<void> {
    if (this.#torn === null) return;
    await writeWhole(this.#disk, `${this.#path}.torn-${this.#length}`, this.#torn);
    await this.#disk.truncate(this.#path, this.#length);
    this.#torn = null;
  }
}

function entryAt(path: string, line: string, number: number): LedgerEntry {
  try {
    const entry = parseEntry(line);
    if (entry.sequence === number) return entry;
    throw new Error(`sequence is ${entry.sequence}, ${number} expected`);
  } catch (thrown) {
    throw new OutsideFailed(
      `${path}, line ${number} is damaged (${errorText(thrown)}). Put the file back from a backup, or mend that line by hand; nothing was changed.`,
      { cause: thrown },
    );
  }
}

async function bytesOf(path: string, disk: Disk): Promise<Buffer> {
  try {
    return await disk.readFile(path);
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return Buffer.alloc(0);
    throw thrown;
  }
}
