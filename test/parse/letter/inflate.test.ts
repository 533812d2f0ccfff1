import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { inflateAtOnce, InflateStream } from "../../../pipeline/parse/letter/inflate.ts";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { pdfOf, set } from "./fictional.ts";

const original = globalThis.DecompressionStream;
afterEach(() => {
  globalThis.DecompressionStream = original;
});

/** Writes the pieces one after another, as pdf.js does, and gives back all that comes out. */
async function through(stream: DecompressionStream, pieces: readonly BufferSource[]): Promise<Buffer> {
  const writer = stream.writable.getWriter();
  const written = (async () => {
    for (const piece of pieces) await writer.write(piece);
    await writer.close();
  })();
  written.catch(() => undefined);
  const chunks: Uint8Array[] = [];
  await stream.readable.pipeTo(
    new WritableStream<Uint8Array>({
      write: (chunk) => {
        chunks.push(chunk);
      },
    }),
  );
  return Buffer.concat(chunks);
}

describe("InflateStream", () => {
  it("gives back what was deflated, however it is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5_000 }),
        fc.integer({ min: 1, max: 700 }),
        async (bytes, size) => {
          for (const [format, deflate] of [
            ["deflate", deflateSync],
            ["deflate-raw", deflateRawSync],
            ["gzip", gzipSync],
          ] as const) {
            const whole = new Uint8Array(deflate(bytes));
            const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
              whole.slice(index * size, (index + 1) * size),
            );
            expect(await through(new InflateStream(format), pieces)).toEqual(Buffer.from(bytes));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("takes a buffer, and a part of one", async () => {
    const whole = new Uint8Array(deflateSync("Pupils read every day."));
    const padded = Uint8Array.of(1, 2, 3, ...whole, 4, 5);
    const parts = [whole.buffer, padded.subarray(3, 3 + whole.length)];
    for (const part of parts)
      expect(String(await through(new InflateStream("deflate"), [part]))).toBe("Pupils read every day.");
  });

  it("fails where the bytes are cut short or damaged, and for a format that is none", async () => {
    const whole = new Uint8Array(deflateSync("Pupils read every day.".repeat(50)));
    await expect(through(new InflateStream("deflate"), [whole.slice(0, -9)])).rejects.toThrow(/end of file/u);
    await expect(through(new InflateStream("deflate"), [whole.map((byte) => byte ^ 85)])).rejects.toThrow();
    expect(() => new InflateStream("rot13" as CompressionFormat)).toThrow(/"rot13" can not be inflated/u);
  });
});

describe("inflateAtOnce", () => {
  it("lets letters be read as they were", async () => {
    const bytes = await pdfOf([set([["Pupils read every day. They like it."]], 100)]);
    const before = await parseLetter(bytes);
    inflateAtOnce();
    expect(globalThis.DecompressionStream).toBe(InflateStream);
    expect(await parseLetter(bytes)).toEqual(before);
  });
});
