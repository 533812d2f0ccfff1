import { afterAll, describe, expect, it } from "vitest";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { READING_LIMITS } from "../../../pipeline/parse/letter/limit.ts";
import { LetterPool } from "../../../pipeline/parse/letter/pool.ts";
import { type LetterReading, readLetters } from "../../../pipeline/parse/letter/reading.ts";
import { RefusedFile } from "../../../pipeline/parse/parsed.ts";
import { pdfOf, type Piece, set } from "./fictional.ts";

const pools: LetterPool[] = [];
const folders: string[] = [];
const poolOf = (options: ConstructorParameters<typeof LetterPool>[0] = {}): LetterPool => {
  const pool = new LetterPool({ workers: 1, ...options });
  pools.push(pool);
  return pool;
};
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

const good = (): Promise<Uint8Array> => pdfOf([set([["Pupils read every day. They like it."]], 100)]);
/** So many lines of 90 characters on one page, over one another where they must be. */
const lines = (count: number): Piece[] =>
  Array.from({ length: count }, (_, index) => ({
    text: "word ".repeat(18),
    x: 20,
    y: 20 + (index % 780),
    size: 8,
  }));
const reasonOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => "not refused",
    (error: unknown) => (error instanceof RefusedFile ? error.message : `another error: ${String(error)}`),
  );

describe("LetterPool", () => {
  it("reads as parseLetter does", async () => {
    const bytes = await good();
    expect(await poolOf().read(bytes)).toEqual(await parseLetter(bytes));
  });

  it("refuses what takes too long, replaces the worker, and reads the rest", async () => {
    const pool = poolOf({ timeLimit: 1 });
    const many = await pdfOf(Array.from({ length: 40 }, () => set([["Pupils read every day."]], 100)));
    expect(await reasonOf(pool.read(many))).toMatch(/took more than 0\.001 seconds/u);
    expect(await reasonOf(pool.read(many))).toMatch(/took more than 0\.001 seconds/u);
  });

  it("refuses each bad PDF with its reason while the others are read", async () => {
    const pool = poolOf({ limits: { ...READING_LIMITS, pages: 3, pageCharacters: 5_000 } });
    const bytes = await good();
    const long = await pdfOf([lines(100)]);
    const results = await Promise.all([
      reasonOf(pool.read(new Uint8Array())),
      reasonOf(pool.read(new TextEncoder().encode("<!DOCTYPE html><p>Not found"))),
      reasonOf(pool.read(bytes.slice(0, 700))),
      reasonOf(pdfOf([[]], { userPassword: "secret" }).then((locked) => pool.read(locked))),
      reasonOf(pdfOf([[], [], [], []]).then((pages) => pool.read(pages))),
      reasonOf(pool.read(long)),
      reasonOf(pool.read(bytes)),
    ]);
    expect(results).toEqual([
      expect.stringMatching(/empty/u),
      expect.stringMatching(/not a PDF/u),
      expect.stringMatching(/damaged or cut short|can not be read/u),
      expect.stringMatching(/encrypted and wants a password/u),
      expect.stringMatching(/has 4 pages; at most 3/u),
      expect.stringMatching(/page 1 of the PDF holds more than 5000 characters/u),
      "not refused",
    ]);
  });

  it("refuses 10,000 pages and a page of a megabyte under its own limits", async () => {
    const pool = poolOf();
    const page = await pdfOf([lines(12_000)]);
    expect(await reasonOf(pool.read(page))).toMatch(/more than 100000 characters/u);
    const pages = await pdfOf(Array.from({ length: 10_000 }, () => []));
    expect(await reasonOf(pool.read(pages))).toMatch(/has 10000 pages/u);
    expect(await reasonOf(pool.read(await good()))).toBe("not refused");
  });

  it("keeps a PDF without text, marked so", async () => {
    expect(await poolOf().read(await pdfOf([[]]))).toMatchObject({
      noText: true,
      pages: [""],
      sentences: [],
    });
  });
});

describe("readLetters", () => {
  it("gives results in order, keeps documents in the cache, and makes a torn file again", async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), "letters-"));
    folders.push(cacheDir);
    const bytes = await good();
    let reads = 0;
    const object = (sha256: string, content: Uint8Array) => ({
      sha256,
      name: sha256,
      read: () => {
        reads += 1;
        return Promise.resolve(content);
      },
    });
    const objects = [object("aa", bytes), object("bb", new Uint8Array()), object("cc", bytes)];
    const all = async (): Promise<LetterReading[]> => {
      const readings: LetterReading[] = [];
      for await (const reading of readLetters(objects, { cacheDir, pool: poolOf() })) readings.push(reading);
      return readings;
    };
    const first = await all();
    expect(first.map((reading) => [reading.sha256, "document" in reading])).toEqual([
      ["aa", true],
      ["bb", false],
      ["cc", true],
    ]);
    expect(await all()).toEqual(first);
    expect(reads).toBe(4);
    const [version = ""] = await readdir(join(cacheDir, "letters"));
    const kept = join(cacheDir, "letters", version, "aa.json");
    const whole = await readFile(kept, "utf8");
    await writeFile(kept, whole.slice(0, -20));
    expect(await all()).toEqual(first);
    expect(reads).toBe(6);
    expect(await readFile(kept, "utf8")).toBe(whole);
  });
});
