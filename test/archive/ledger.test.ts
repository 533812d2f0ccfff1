import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realDisk } from "../../pipeline/archive/disk.ts";
import type { LedgerEntry } from "../../pipeline/archive/entry.ts";
import { Ledger } from "../../pipeline/archive/ledger.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-ledger-"));
  path = join(folder, "ledger.jsonl");
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const entry = (sequence: number): LedgerEntry => ({
  sequence,
  at: "2026-11-22T03:00:00.000Z",
  how: "import",
  sha256: "a".repeat(64),
  bytes: 3,
  kind: "mi",
  label: "MI",
  name: "é – ☃.csv",
  url: null,
  as_at: null,
  etag: null,
  last_modified: null,
});

async function withEntries(count: number): Promise<void> {
  const ledger = await Ledger.open(path, realDisk);
  for (let n = 1; n <= count; n++) await ledger.append(entry(n));
}

test("a torn last line does not count, is kept aside at the next append, and nothing before it changes", async () => {
  await withEntries(2);
  const whole = await readFile(path, "utf8");
  await appendFile(path, '{"sequence":3,"at":"20');
  const ledger = await Ledger.open(path, realDisk);
  expect(ledger.entries.map((e) => e.sequence)).toEqual([1, 2]);
  expect(ledger.tornTail).toBe('{"sequence":3,"at":"20');
  await ledger.append(entry(3));
  expect(await readFile(path, "utf8")).toBe(`${whole}${JSON.stringify(entry(3))}\n`);
  const aside = (await readdir(folder)).filter((name) => name !== "ledger.jsonl");
  expect(aside).toEqual([`ledger.jsonl.torn-${Buffer.byteLength(whole)}`]);
  expect(await readFile(join(folder, aside[0] ?? ""), "utf8")).toBe('{"sequence":3,"at":"20');
  expect(ledger.tornTail).toBeNull();
});

test("reading a torn ledger leaves the file alone, so that a reader never disturbs a writer", async () => {
  await withEntries(1);
  await appendFile(path, '{"seq');
  const before = await readFile(path, "utf8");
  await Ledger.open(path, realDisk);
  expect(await readFile(path, "utf8")).toBe(before);
  expect(await readdir(folder)).toEqual(["ledger.jsonl"]);
});

test.each([
  ["half a line", (lines: string[]) => [lines[0], lines[1]?.slice(0, 30), lines[2]]],
  ["bytes of nothing", (lines: string[]) => [lines[0], "\0".repeat(50), lines[2]]],
  ["a line of another kind", (lines: string[]) => [lines[0], '{"sequence":2}', lines[2]]],
  ["a line taken out", (lines: string[]) => [lines[0], lines[2]]],
  ["an empty line", (lines: string[]) => [lines[0], "", lines[1]]],
])("%s in the middle is an error that names the line", async (_, damage) => {
  await withEntries(3);
  const lines = (await readFile(path, "utf8")).split("\n");
  await writeFile(path, `${damage(lines).join("\n")}\n`);
  await expect(Ledger.open(path, realDisk)).rejects.toThrow(`${path}, line 2 is damaged`);
});

test("an entry that could not be read back is not written", async () => {
  await withEntries(1);
  const ledger = await Ledger.open(path, realDisk);
  await expect(ledger.append({ ...entry(2), as_at: "28/02/2026" })).rejects.toThrow(/as_at/);
  expect((await Ledger.open(path, realDisk)).entries).toHaveLength(1);
});
