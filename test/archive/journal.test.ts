import { type FileHandle, appendFile, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { Journal, asidePath } from "../../pipeline/archive/journal.ts";
import { folderOfEachTest } from "../empty-folder.ts";

const schema = z.object({ n: z.int() });

const folder = folderOfEachTest();
let path: string;
beforeEach(() => {
  path = join(folder.path, "lines.jsonl");
});

test("a line that a kill tore does not count, and is cut off before the next", async () => {
  await writeFile(path, '{"n":1}\n{"n":2');
  const journal = await Journal.open(path, schema);
  expect(journal.lines).toEqual([{ n: 1 }]);
  await journal.append([{ n: 3 }]);
  await journal.close();
  expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":3}\n');
});

test("a line that a full disk took a part of is cut off before the next, which comes once there is room", async () => {
  const handle = await open(path, "a");
  const handles = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const journal = await Journal.open(path, schema);
  await journal.append([{ n: 1 }]);
  vi.spyOn(handles, "appendFile").mockImplementationOnce(async function (this: FileHandle, text) {
    await this.write(String(text).slice(0, 3));
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  });
  await expect(journal.append([{ n: 2 }])).rejects.toThrow("The disk is full");
  await journal.append([{ n: 3 }]);
  await journal.close();
  expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":3}\n');
});

test("however many lines are appended at once, they stand in the file and are known", async () => {
  const lines = Array.from({ length: 300_000 }, (_, n) => ({ n }));
  const journal = await Journal.open(path, schema);
  await journal.append(lines);
  await journal.close();
  expect(journal.lines).toHaveLength(lines.length);
  expect((await Journal.open(path, schema)).lines).toHaveLength(lines.length);
});

test("a damaged line does not count; it is kept beside with its number, and the journal is whole again", async () => {
  await writeFile(path, '{"n":1}\nno line\n{"n":3}\n\0\0\0\n{"n":5}\n{"n":');
  const reader = await Journal.open(path, schema);
  expect(reader.lines).toEqual([{ n: 1 }, { n: 3 }, { n: 5 }]);
  expect(reader.damaged.map(({ line }) => line)).toEqual([2, 4]);
  // Opening only reads.
  expect(await readFile(path, "utf8")).toContain("no line");

  await reader.append([{ n: 6 }]);
  await reader.append([{ n: 7 }]);
  await reader.close();
  const again = await Journal.open(path, schema);
  expect(again.lines.map(({ n }) => n)).toEqual([1, 3, 5, 6, 7]);
  const aside = (await readFile(asidePath(path), "utf8")).trim().split("\n");
  expect(aside.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { line: 2, text: "no line" },
    { line: 4, text: "\0\0\0" },
  ]);
});

test("whatever stands in a journal, its good lines are read, and it can be appended to and read again", async () => {
  const line = fc.oneof(
    fc.integer().map((n) => JSON.stringify({ n })),
    fc.string().map((text) => text.replaceAll("\n", " ")),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.string(), async (lines, torn) => {
      const good = lines.filter((text) => /^\{"n":-?\d+\}$/.test(text));
      await writeFile(path, lines.map((text) => `${text}\n`).join(""));
      await appendFile(path, torn.replaceAll("\n", " "));
      const journal = await Journal.open(path, schema);
      await journal.append([{ n: 0.5 * 4 }]);
      await journal.close();
      expect((await Journal.open(path, schema)).lines).toEqual([
        ...good.map((text) => schema.parse(JSON.parse(text))),
        { n: 2 },
      ]);
    }),
    { numRuns: 50 },
  );
});
