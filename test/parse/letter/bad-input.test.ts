import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { MOST_INFLATED } from "../../../pipeline/parse/letter/inflate.ts";
import { PAGE_JOINER } from "../../../pipeline/parse/letter/page-text.ts";
import { LetterPool, type PoolOptions } from "../../../pipeline/parse/letter/pool.ts";
import { type ParsedDocument, RefusedFile } from "../../../pipeline/parse/parsed.ts";
import { pdfOf, type Piece, set } from "./fictional.ts";
import { deflatedPdf, unicodePdf } from "./written-pdf.ts";

const pools: LetterPool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** A reader that does what the first byte of its PDF says: dies, swallows memory, never answers; else it answers. */
const MISBEHAVING = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", ([wish]) => {
      if (wish === 1) process.exit(3);
      if (wish === 2) throw new Error("broken inside");
      if (wish === 3) for (const held = []; ; ) held.push(new Array(100000).fill(held.length));
      if (wish === 4) for (;;);
      parentPort.postMessage({ is: "document", document: { title: "read" } });
    });
    parentPort.postMessage({ is: "ready" });
  `)}`,
);

function poolOf(options: PoolOptions): LetterPool {
  const pool = new LetterPool({ workers: 1, ...options });
  pools.push(pool);
  return pool;
}

async function endOf(reading: Promise<ParsedDocument>): Promise<string> {
  try {
    return (await reading).title ?? "no title";
  } catch (error) {
    return error instanceof RefusedFile ? error.message : `another error: ${String(error)}`;
  }
}

const texts = ({ sentences }: ParsedDocument): string[] => sentences.map(({ text }) => text);

describe("a reader that goes down", () => {
  it("is replaced, its PDF refused with the reason, and what waits behind it is read", async () => {
    const pool = poolOf({ entry: MISBEHAVING, memoryLimit: 24, timeLimit: 5_000 });
    const wishes = [0, 1, 0, 2, 0, 3, 0];
    expect(await Promise.all(wishes.map((wish) => endOf(pool.read(Uint8Array.of(wish)))))).toEqual([
      "read",
      expect.stringMatching(/stopped its reader \(the reader stopped with code 3\)/u),
      "read",
      expect.stringMatching(/stopped its reader \(broken inside\)/u),
      "read",
      expect.stringMatching(/took more than 24 MB of memory/u),
      "read",
    ]);
  });

  it("is stopped when it never answers, in the middle of a loop too", async () => {
    const pool = poolOf({ entry: MISBEHAVING, timeLimit: 300 });
    expect(await Promise.all([4, 0].map((wish) => endOf(pool.read(Uint8Array.of(wish)))))).toEqual([
      expect.stringMatching(/took more than 0\.3 seconds/u),
      "read",
    ]);
  });

  it("that can not start at all is no fault of the PDF", async () => {
    const pool = poolOf({ entry: new URL("data:text/javascript,throw new Error('no start')") });
    expect(await endOf(pool.read(Uint8Array.of(0)))).toMatch(/^another error: Error: no start/u);
  });
});

describe("a PDF that inflates without end", () => {
  it("is refused before it fills the memory, and what waits behind it is read", async () => {
    const pool = poolOf({});
    const bomb = deflatedPdf(deflateSync(Buffer.alloc(MOST_INFLATED + 1), { level: 1 }));
    const letter = await pdfOf([set([["Pupils read every day."]], 100)]);
    const [first, second] = await Promise.allSettled([pool.read(bomb), pool.read(letter)]);
    expect(first).toMatchObject({
      reason: { message: expect.stringMatching(/inflates to more than 256 MB/u) as string },
    });
    expect(second).toMatchObject({ value: { pages: ["Pupils read every day."] } });
  });
});

describe("odd texts", () => {
  it("of right-to-left words and invisible characters give sentences that stand in their page", async () => {
    const said = [
      "Pupils read\u200B every day\u00AD and \u202Esay so\u202C.",
      "The motto is שלום עליכם here. It is known.",
      "Siân Zoë \uFEFFspoke \u2066too\u2069.",
    ];
    const document = await parseLetter(unicodePdf(said));
    for (const text of texts(document)) {
      expect(document.pages[0]).toContain(text);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    expect(texts(document).join(" ")).toContain("Pupils read every day and say so.");
    expect(texts(document).join(" ")).toMatch(/The motto is [\u05D0-\u05EA ]+ here\. It is known\./u);
  });

  it("of one word without end, on one page or over many, are read", async () => {
    const word = "endless".repeat(20);
    const page = Array.from({ length: 50 }, (_, index): Piece => ({
      text: word,
      x: 20,
      y: 40 + index * 14,
      size: 6,
    }));
    const document = await parseLetter(
      await pdfOf([page, page, page, set([["Pupils read. They do."]], 100)]),
    );
    expect(document.pages.join("").replaceAll(/\s/gu, "")).toContain(word);
    for (const { text, page: first, pageEnd } of document.sentences) {
      expect(pageEnd - first).toBeLessThanOrEqual(1);
      expect(document.pages.slice(first - 1, pageEnd).join(PAGE_JOINER)).toContain(text);
    }
    expect(texts(document).at(-1)).toBe("They do.");
  });

  it("that are pictures of pages, one with text among them, say which they are", async () => {
    const picture: Piece[] = [];
    expect(await parseLetter(await pdfOf([picture, picture]))).toMatchObject({
      noText: true,
      kind: "other",
      pages: ["", ""],
      sentences: [],
    });
    const mixed = await parseLetter(await pdfOf([picture, set([["Pupils read every day."]], 100)]));
    expect(mixed).toMatchObject({ noText: false, pages: ["", "Pupils read every day."] });
    expect(mixed.sentences.map(({ page }) => page)).toEqual([2]);
  });
});
