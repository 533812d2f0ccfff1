import { spawn } from "node:child_process";
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive, type EntryMeta } from "../../pipeline/archive/archive.ts";
import { sha256Of } from "../../pipeline/archive/objects.ts";
import { fullDisk } from "./failing-disk.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "outcomes-archive-"));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const letter: EntryMeta = { how: "import", kind: "document", label: "letter", name: "a.pdf" };
const bytesOf = (text: string) => Buffer.from(text);
const ledgerPath = () => join(dataDir, "archive", "ledger.jsonl");

async function files(): Promise<string[]> {
  const found = await readdir(join(dataDir, "archive"), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** Reopens and checks the promise of the archive: every entry's object stands there with the right hash. */
async function reopenWhole(dir: string): Promise<Archive> {
  const archive = await Archive.open(dir);
  for (const entry of archive.entries()) {
    const bytes = await archive.read(entry.sha256);
    expect(bytes.length).toBe(entry.bytes);
  }
  return archive;
}

test("opening a folder that holds nothing gives an empty archive and writes nothing", async () => {
  const archive = await Archive.open(dataDir);
  expect(archive.entries()).toEqual([]);
  expect(await readdir(dataDir)).toEqual([]);
});

test("what was put is read back after reopening, with its moment, hash, size and origin", async () => {
  const archive = await Archive.open(dataDir, { clock: () => new Date("2026-11-22T03:00:00Z") });
  const url = "https://files.example.org/v1/file/1";
  const meta: EntryMeta = { how: "fetch", kind: "mi", label: "MI", url, as_at: "2026-02-28", etag: '"x"' };
  const { entry, isNew } = await archive.put(bytesOf("URN\n1"), meta);
  expect(isNew).toBe(true);
  const reopened = await reopenWhole(dataDir);
  expect(reopened.entries()).toEqual([entry]);
  expect(entry).toEqual({
    sequence: 1,
    at: "2026-11-22T03:00:00.000Z",
    how: "fetch",
    sha256: sha256Of(bytesOf("URN\n1")),
    bytes: 5,
    kind: "mi",
    label: "MI",
    name: null,
    url,
    as_at: "2026-02-28",
    etag: '"x"',
    last_modified: null,
  });
  expect(Buffer.from(await reopened.read(entry.sha256)).toString()).toBe("URN\n1");
});

test("the same bytes under the same name change no byte of the archive", async () => {
  const archive = await Archive.open(dataDir);
  const first = await archive.put(bytesOf("one"), letter);
  const before = await readFile(ledgerPath(), "utf8");
  const again = await (await Archive.open(dataDir)).put(bytesOf("one"), letter);
  expect(again).toEqual({ entry: first.entry, isNew: false, newlyListed: false, repaired: false });
  expect(await readFile(ledgerPath(), "utf8")).toBe(before);
});

test("the same bytes under another name, address or kind are stored once and listed again", async () => {
  const archive = await Archive.open(dataDir);
  await archive.put(bytesOf("one"), letter);
  const others: Partial<EntryMeta>[] = [
    { name: "b.pdf" },
    { url: "https://files.example.org/1" },
    { kind: "mi" },
  ];
  for (const other of others) {
    const put = await archive.put(bytesOf("one"), { ...letter, ...other });
    expect(put).toMatchObject({ isNew: false, newlyListed: true });
  }
  expect((await files()).sort()).toEqual([sha256Of(bytesOf("one")), "ledger.jsonl"].sort());
  const reopened = await reopenWhole(dataDir);
  expect(reopened.entries().map((entry) => entry.sequence)).toEqual([1, 2, 3, 4]);
  expect(reopened.objects().map((entry) => entry.sequence)).toEqual([4]);
});

test("puts started together are all kept, in order", async () => {
  const archive = await Archive.open(dataDir);
  const names = Array.from({ length: 30 }, (_, n) => `${n}.pdf`);
  await Promise.all(names.map((name) => archive.put(bytesOf(name), { ...letter, name })));
  expect((await reopenWhole(dataDir)).entries().map((entry) => entry.name)).toEqual(names);
});

test("a damaged object is an error naming its path, and putting the right bytes again mends it", async () => {
  const archive = await Archive.open(dataDir);
  const { entry } = await archive.put(bytesOf("one"), letter);
  await writeFile(archive.path(entry.sha256), "two");
  await expect(archive.read(entry.sha256)).rejects.toThrow(archive.path(entry.sha256));
  await expect(archive.read(entry.sha256)).rejects.toThrow(/damaged/);
  expect(await archive.put(bytesOf("one"), letter)).toMatchObject({ isNew: false, repaired: true });
  await reopenWhole(dataDir);
});

test("a missing object is an error naming its path", async () => {
  const archive = await Archive.open(dataDir);
  const { entry } = await archive.put(bytesOf("one"), letter);
  await rm(archive.path(entry.sha256));
  await expect(archive.read(entry.sha256)).rejects.toThrow(/missing from the archive/);
});

test("a full disk while storing an object leaves no file behind and the ledger as it was", async () => {
  await (await Archive.open(dataDir)).put(bytesOf("one"), letter);
  const before = { files: await files(), ledger: await readFile(ledgerPath(), "utf8") };
  const full = await Archive.open(dataDir, { disk: fullDisk(/objects/, 4) });
  const put = full.put(bytesOf("a new letter"), { ...letter, name: "b.pdf" });
  await expect(put).rejects.toThrow(/disk is full: 12 bytes were needed for .*objects/);
  expect({ files: await files(), ledger: await readFile(ledgerPath(), "utf8") }).toEqual(before);
  expect(full.entries()).toHaveLength(1);
});

test("a full disk while writing the ledger leaves its lines as they were, and the same put works once there is room", async () => {
  await (await Archive.open(dataDir)).put(bytesOf("one"), letter);
  const before = await readFile(ledgerPath(), "utf8");
  const full = await Archive.open(dataDir, { disk: fullDisk(/ledger/, 20) });
  await expect(full.put(bytesOf("two"), { ...letter, name: "b.pdf" })).rejects.toThrow(
    /disk is full.*ledger/,
  );
  expect(await readFile(ledgerPath(), "utf8")).toBe(before);
  const roomy = await Archive.open(dataDir);
  expect(await roomy.put(bytesOf("two"), { ...letter, name: "b.pdf" })).toMatchObject({ isNew: true });
  expect((await reopenWhole(dataDir)).entries()).toHaveLength(2);
});

test("an archive changed by another program since it was opened is not written to", async () => {
  const one = await Archive.open(dataDir);
  const two = await Archive.open(dataDir);
  await one.put(bytesOf("one"), letter);
  await expect(two.put(bytesOf("two"), letter)).rejects.toThrow(/changed by another program/);
  expect((await reopenWhole(dataDir)).entries()).toHaveLength(1);
});

test("any sequence of puts and torn tails reopens to all whole entries, each with its object", async () => {
  const step = fc.oneof(
    fc.record({ put: fc.uint8Array({ maxLength: 40 }), name: fc.constantFrom("a", "b", "c") }),
    fc.record({ torn: fc.uint8Array({ maxLength: 60 }).map((bytes) => bytes.filter((b) => b !== 10)) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const dir = await mkdtemp(join(dataDir, "run-"));
      const expected: string[] = [];
      for (const doing of steps) {
        if ("put" in doing) {
          const archive = await Archive.open(dir);
          const put = await archive.put(doing.put, { ...letter, name: doing.name });
          if (put.isNew || put.newlyListed) expected.push(`${sha256Of(doing.put)} ${doing.name}`);
        } else if (expected.length > 0) {
          await appendFile(join(dir, "archive", "ledger.jsonl"), doing.torn);
        }
        const reopened = await reopenWhole(dir);
        expect(reopened.entries().map((entry) => `${entry.sha256} ${String(entry.name)}`)).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});

test("kill -9 in the middle of writing leaves whole entries only, and the next run goes on from there", async () => {
  let entriesBefore = 0;
  for (let run = 1; run <= 5; run++) {
    const reported = await putUntilKilled(dataDir, run, 1 + Math.floor(Math.random() * 25));
    const archive = await reopenWhole(dataDir);
    const kept = archive.entries().length - entriesBefore;
    // Whatever was reported as done is there; at most the one under way came through beside it.
    expect(kept).toBeGreaterThanOrEqual(reported);
    expect(kept).toBeLessThanOrEqual(reported + 1);
    entriesBefore = archive.entries().length;
  }
  const archive = await Archive.open(dataDir);
  await archive.put(bytesOf("after the kills"), letter);
  const left = (await files()).filter((name) => name.endsWith(".partial"));
  expect(left.filter((name) => !name.startsWith("ledger"))).toEqual([]);
  expect((await reopenWhole(dataDir)).entries()).toHaveLength(entriesBefore + 1);
});

/** Runs a process that puts for ever, kills it `delay` ms after its first put; gives how many it reported done. */
async function putUntilKilled(dir: string, run: number, delay: number): Promise<number> {
  const script = join(import.meta.dirname, "put-slowly.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dir, String(run)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    if (printed === "") setTimeout(() => child.kill("SIGKILL"), delay);
    printed += chunk.toString();
  });
  await new Promise((resolve) => child.on("close", resolve));
  expect(child.signalCode).toBe("SIGKILL");
  return printed.split("\n").length - 1;
}
