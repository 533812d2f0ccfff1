import type { Readable } from "node:stream";
import yauzl from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { errorText } from "../../errors.ts";
import { RefusedFile } from "../parsed.ts";

/**
 * Limits that no real workbook comes near: a month of all schools as ODS holds some 170 MB of XML, and the sparsest
 * sheet seen inflates to 85 times its zipped size. A bomb inflates to 1,000 times.
 */
const mostEntries = 2_000;
const mostInflated = 512 * 1024 ** 2;
const mostRatio = 200;
/** Below this many bytes a high ratio harms nobody. */
const freeBytes = 10 * 1024 ** 2;

/** The parts of a zip archive by name, opened without inflating anything. */
export class ZipParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #inflated = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the directory of an archive. Throws RefusedFile when it is cut short, damaged or has too many parts. */
  static async open(bytes: Uint8Array): Promise<ZipParts> {
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
      if (zip.entryCount > mostEntries)
        throw new RefusedFile([`the archive has more than ${mostEntries} parts`]);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new ZipParts(zip, entries);
    } catch (error) {
      throw damaged(error);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * Inflates one part and hands its text over piece by piece. Throws RefusedFile when the part is not there, is
   * damaged, or inflates beyond all measure (bytes are counted as they come, whatever the directory claims).
   */
  async text(name: string, take: (piece: string) => void): Promise<void> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new RefusedFile([`the workbook has no part "${name}": it is damaged`]);
    let stream: Readable | null = null;
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
      const decoder = new TextDecoder("utf-8", { fatal: true });
      let inflated = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        inflated += chunk.length;
        this.#inflated += chunk.length;
        if (inflated > freeBytes && inflated > entry.compressedSize * mostRatio) throw bomb(name);
        if (this.#inflated > mostInflated) throw bomb(name);
        take(decoder.decode(chunk, { stream: true }));
      }
      take(decoder.decode());
    } catch (error) {
      throw damaged(error);
    } finally {
      stream?.destroy();
    }
  }
}

function bomb(name: string): RefusedFile {
  return new RefusedFile([
    `"${name}" inflates to far more than a workbook holds (a zip bomb): not read any further`,
  ]);
}

/** Whatever the zip, its characters or its XML throw is a damaged file; a refusal stays as it is. */
export function damaged(error: unknown): RefusedFile {
  if (error instanceof RefusedFile) return error;
  const [detail = ""] = errorText(error).split("\n");
  return new RefusedFile([`the workbook is damaged or cut short (${detail}): fetch it again`]);
}
