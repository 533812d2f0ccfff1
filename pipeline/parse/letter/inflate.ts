import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

const INFLATE = { deflate: inflateSync, "deflate-raw": inflateRawSync, gzip: gunzipSync };
/** Bytes made at a time; most streams of a letter fit in one. */
const CHUNK = 65_536;

/**
 * Does what `DecompressionStream` does, in one go when the last byte has come, in this thread. Node's own makes 16 kB at a
 * time on another thread and comes back for more: for the streams of a PDF, which are small and lie in memory whole, the
 * to and fro takes longer than the inflating, and where all cores are busy each turn waits for one.
 */
export class InflateStream implements DecompressionStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<BufferSource>;

  /** @throws TypeError for a format that is none of these; a damaged stream fails where it is read */
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
        controller.enqueue(INFLATE[format](Buffer.concat(compressed), { chunkSize: CHUNK }));
      },
    });
    this.readable = readable;
    this.writable = writable;
  }
}

/** From now on everything in this thread inflates so, pdf.js among it, which takes what it finds under that name. */
export function inflateAtOnce(): void {
  globalThis.DecompressionStream = InflateStream;
}
