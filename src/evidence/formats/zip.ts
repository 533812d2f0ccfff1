import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Emit } from "./emit.ts";

/** The first day a zip file can tell, as local time: the library writes local time, and so every machine writes the same. */
const FIRST_DAY = new Date(1980, 0, 1);
const LEVEL = 6;

/** Writes a zip file piece by piece; the same content gives the same bytes everywhere. Call `end` last. */
export class ZipWriter {
  readonly #zip: Zip;
  readonly #encoder = new TextEncoder();

  constructor(emit: Emit) {
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      emit(chunk);
    });
  }

  /** A file whose text comes in pieces, compressed. */
  text(name: string, pieces: Iterable<string>): void {
    const file = new ZipDeflate(name, { level: LEVEL });
    file.mtime = FIRST_DAY;
    this.#zip.add(file);
    for (const piece of pieces) file.push(this.#encoder.encode(piece), false);
    file.push(new Uint8Array(0), true);
  }

  /** A file that is compressed already, as it is. */
  stored(name: string, bytes: Uint8Array): void {
    const file = new ZipPassThrough(name);
    file.mtime = FIRST_DAY;
    this.#zip.add(file);
    file.push(bytes, true);
  }

  end(): void {
    this.#zip.end();
  }
}
