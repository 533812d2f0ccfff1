import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

const INFLATE = { deflate: inflateSync, "deflate-raw": inflateRawSync, gzip: gunzipSync };
/** Bytes made at a time; most streams of a letter fit in one. */
const CHUNK = 65_536;
/**
 * Bytes one stream may inflate to: a page of text has some ten thousand, a scan of one in colour 100 million. A limit on
 * the heap of a thread does not count such bytes, and three million can be made to inflate to three thousand million.
 */
export const MOST_INFLATED = 256_000_000;

/**
 * Does what `DecompressionStream` does, in one go when the last byte has come, in this thread. Node's own makes 16 kB at a
 * time on another thread and comes back for more: for the streams of a PDF, which are small and lie in memory whole, the
 * to and fro takes longer than the inflating, and where all cores are busy each turn waits for one.
 */
export class InflateStream implements DecompressionStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<BufferSource>;

  /** @throws TypeError for a format that is none of these; a damaged stream, or one that grows too large, fails where it is read */
  constructor(format: CompressionFormat) {
    if (!Object.hasOwn(INFLATE, format)) throw new TypeError(`"${format}" can not be inflated`);
    const compressed: Buffer[] = [];
    const { readable, writable } = new TransformStream<BufferSource, Uint8Array<ArrayBuffer>>({
      transform: (bytes) => {
        compressed.push(
          ArrayBuffer.isView(bytes)
            ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
            : Buffer.from(bytes),
        );
      },
      flush: (controller) => {
        controller.enqueue(inflate(format, Buffer.concat(compressed)));
      },
    });
    this.readable = readable;
    this.writable = writable;
  }
}

function inflate(format: CompressionFormat, compressed: Buffer): Buffer<ArrayBuffer> {
  try {
    return INFLATE[format](compressed, { chunkSize: CHUNK, maxOutputLength: MOST_INFLATED });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const tooLarge = new Error(`a part of it inflates to more than ${MOST_INFLATED / 1e6} MB`);
    // pdf.js passes over streams it can not read: that the letter is refused takes more than an error in its hands.
    queueMicrotask(() => {
      throw tooLarge;
    });
    throw tooLarge;
  }
}

/** From now on everything in this thread inflates so, pdf.js among it, which takes what it finds under that name. */
export function inflateAtOnce(): void {
  globalThis.DecompressionStream = InflateStream;
}
