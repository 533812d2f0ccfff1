import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { TwinJournal, twinPath } from "../../pipeline/archive/twin-journal.ts";
import { folderOfEachTest } from "../empty-folder.ts";

const schema = z.object({ n: z.int() });
const textOf = (numbers: readonly number[]): string => numbers.map((n) => `{"n":${n}}\n`).join("");

const folder = folderOfEachTest();
let path: string;
beforeEach(() => {
  path = join(folder.path, "lines.jsonl");
});

async function written(first: string, twin: string): Promise<void> {
  await writeFile(path, first);
  await writeFile(twinPath(path), twin);
}

async function numbers(): Promise<number[]> {
  return (await TwinJournal.open(path, schema)).lines.map(({ n }) => n);
}

async function bothFiles(): Promise<string[]> {
  return [await readFile(path, "utf8"), await readFile(twinPath(path), "utf8")];
}

test("every line is written to both files", async () => {
  const journal = await TwinJournal.open(path, schema);
  await journal.append([{ n: 1 }, { n: 2 }]);
  await journal.append([{ n: 3 }]);
  await journal.close();
  expect(await bothFiles()).toEqual([textOf([1, 2, 3]), textOf([1, 2, 3])]);
});

test("however many lines are appended at once, both files have them, and they are known", async () => {
  const lines = Array.from({ length: 300_000 }, (_, n) => ({ n }));
  const journal = await TwinJournal.open(path, schema);
  await journal.append(lines);
  await journal.close();
  expect(journal.lines).toHaveLength(lines.length);
  expect(await numbers()).toHaveLength(lines.length);
});

test("whatever a disk loses of one file, the other has; healing says so and makes them the same", async () => {
  const loss = fc.record({
    file: fc.constantFrom("first", "twin"),
    how: fc.constantFrom("zeros", "cut", "gone"),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), loss, async (count, { file, how, from, share }) => {
      const all = Array.from({ length: count }, (_, index) => index * 7);
      await written(textOf(all), textOf(all));
      const hurt = file === "first" ? path : twinPath(path);
      const bytes = await readFile(hurt);
      const start = Math.floor(from * bytes.length);
      if (how === "zeros")
        await writeFile(hurt, bytes.fill(0, start, start + Math.ceil(share * (bytes.length - start))));
      else if (how === "cut") await truncate(hurt, start);
      else await rm(hurt);
      expect(await numbers()).toEqual(all);
      const journal = await TwinJournal.open(path, schema);
      await journal.heal();
      await journal.append([{ n: 1 }]);
      await journal.close();
      expect(await bothFiles()).toEqual([textOf([...all, 1]), textOf([...all, 1])]);
    }),
    { numRuns: 30 },
  );
});

test("opening only reads; healing names the file and the line", async () => {
  await written(`${textOf([1])}no line\n${textOf([3])}`, textOf([1, 2, 3]));
  const journal = await TwinJournal.open(path, schema);
  expect(await readFile(path, "utf8")).toContain("no line");
  expect(await journal.heal()).toMatch(/put right.*line 2 of .*lines\.jsonl/);
  expect(await journal.heal()).toBeNull();
  expect(await bothFiles()).toEqual([textOf([1, 2, 3]), textOf([1, 2, 3])]);
});

test("a journal of before there were two gets its twin; what a kill left unwritten there is no damage", async () => {
  await writeFile(path, textOf([1, 2]));
  const journal = await TwinJournal.open(path, schema);
  expect(journal.lines).toHaveLength(2);
  expect(await journal.heal()).toBeNull();
  expect(await bothFiles()).toEqual([textOf([1, 2]), textOf([1, 2])]);
  await writeFile(path, textOf([1, 2, 3]));
  expect(await numbers()).toEqual([1, 2, 3]);
});

test("a line that neither has whole is refused by its number, with what to do", async () => {
  const damaged = `${textOf([1])}\0\0\n${textOf([3])}`;
  const refused = /lines\.jsonl, line 2 is damaged[\s\S]*backup/;
  await written(damaged, damaged);
  await expect(numbers()).rejects.toThrow(refused);
  await rm(twinPath(path));
  await expect(numbers()).rejects.toThrow(refused);
  // The last line, damaged before it was written a second time.
  await written(`${textOf([1])}\0\0\n`, textOf([1]));
  await expect(numbers()).rejects.toThrow(refused);
});

test("two whole files that say different things are refused: nobody knows which is right", async () => {
  await written(textOf([1, 2, 3]), textOf([1, 5, 3]));
  await expect(numbers()).rejects.toThrow(/line 2 says one thing in one and another in the other/);
});
