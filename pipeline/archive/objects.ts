import { createHash } from "node:crypto";
import { join } from "node:path";
import { OutsideFailed, WrongUse, errorCode } from "../errors.ts";
import { type Disk, PARTIAL, writeWhole } from "./disk.ts";

/** SHA-256 as 64 hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Thrown when the bytes under a name are not those the name stands for, or are gone. */
export class CorruptObject extends OutsideFailed {
  readonly path: string;

  constructor(path: string, what: string) {
    super(
      `${path} ${what}. Import or collect that source again: the archive then puts the right bytes back.`,
    );
    this.path = path;
  }
}

/** Bytes by their SHA-256, each stored once: `<folder>/ab/abcdef…`. Nothing here is ever changed or deleted. */
export class Objects {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new WrongUse(`"${sha256}" is not a SHA-256 in hexadecimal.`);
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Stores the bytes unless they stand there whole; "repaired" when what stood there had gone bad. */
  async store(sha256: string, bytes: Uint8Array): Promise<"stored" | "there" | "repaired"> {
    const path = this.path(sha256);
    const found = await this.#bytesAt(path);
    if (found !== null && sha256Of(found) === sha256) return "there";
    await writeWhole(this.#disk, path, bytes);
    return found === null ? "stored" : "repaired";
  }

  /** The bytes, their hash checked. */
  async read(sha256: string): Promise<Uint8Array> {
    const path = this.path(sha256);
    const bytes = await this.#bytesAt(path);
    if (bytes === null) throw new CorruptObject(path, "is missing from the archive");
    const actual = sha256Of(bytes);
    if (actual !== sha256) {
      throw new CorruptObject(path, `is damaged: its ${bytes.length} bytes have the SHA-256 ${actual}`);
    }
    return bytes;
  }

  /** Removes files that a kill left half-written. Only for a process that holds the lock on the data folder. */
  async removePartials(): Promise<void> {
    for (const name of await this.#names(this.#folder)) {
      const folder = join(this.#folder, name);
      for (const file of await this.#names(folder)) {
        if (file.endsWith(PARTIAL)) await this.#disk.rm(join(folder, file), { force: true });
      }
    }
  }

  async #bytesAt(path: string): Promise<Uint8Array | null> {
    try {
      const { buffer, byteOffset, byteLength } = await this.#disk.readFile(path);
      // A plain Uint8Array: a Buffer's slice() shares its memory, which a taker who expects a copy would not know.
      return new Uint8Array(buffer, byteOffset, byteLength);
    } catch (thrown) {
      if (errorCode(thrown) === "ENOENT") return null;
      throw thrown;
    }
  }

  async #names(folder: string): Promise<string[]> {
    try {
      return await this.#disk.readdir(folder);
    } catch (thrown) {
      if (errorCode(thrown) === "ENOENT" || errorCode(thrown) === "ENOTDIR") return [];
      throw thrown;
    }
  }
}
