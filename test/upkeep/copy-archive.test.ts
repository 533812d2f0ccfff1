import { readFile, readdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { runProgram } from "../../pipeline/commands/program.ts";
import { copyArchive } from "../../pipeline/upkeep/copy-archive.ts";
import { testTerminal } from "../commands/test-terminal.ts";
import { emptyFolder } from "../empty-folder.ts";
import { put } from "./data-folder.ts";

let data: Awaited<ReturnType<typeof emptyFolder>>;
let copy: Awaited<ReturnType<typeof emptyFolder>>;
beforeEach(async () => {
  [data, copy] = [await emptyFolder(), await emptyFolder()];
  await put(data.path, "2026-03-01", "%PDF one", { url: "https://files.example.org/1" });
  await put(data.path, "2026-03-02", "%PDF two", { url: "https://files.example.org/2" });
});
afterEach(async () => {
  await data.remove();
  await copy.remove();
});

/** Every object of a data folder, read with its hash checked. */
async function textsOf(folder: string): Promise<string[]> {
  const archive = await Archive.open(folder);
  const texts = archive
    .entries()
    .map(async ({ sha256 }) => Buffer.from(await archive.read(sha256)).toString());
  return Promise.all(texts);
}

const spoil = async (folder: string, index: number): Promise<void> => {
  const archive = await Archive.open(folder);
  await writeFile(archive.path(archive.entries()[index]?.sha256 ?? ""), "%PDF bad");
};

test("a copy holds every object and the very ledger, and a second copies only what is new", async () => {
  expect(await copyArchive(data.path, copy.path)).toMatchObject({ objects: 2, there: 0, damaged: [] });
  const ledger = join("archive", "ledger.jsonl");
  expect(await readFile(join(copy.path, ledger))).toEqual(await readFile(join(data.path, ledger)));
  await put(data.path, "2026-03-03", "%PDF three", { url: "https://files.example.org/3" });
  expect(await copyArchive(data.path, copy.path)).toMatchObject({ objects: 1, there: 2 });
  expect(await textsOf(copy.path)).toEqual(["%PDF one", "%PDF two", "%PDF three"]);
});

test("a folder is no backup of itself, by whatever name", async () => {
  const link = join(copy.path, "link");
  await symlink(data.path, link);
  await expect(copyArchive(data.path, data.path)).rejects.toThrow(/is the folder itself/);
  await expect(copyArchive(data.path, link)).rejects.toThrow(/is the folder itself/);
});

test("what the collectors and the runs noted goes along", async () => {
  await writeFile(join(data.path, "runs.jsonl"), "{}\n");
  await copyArchive(data.path, copy.path);
  expect(await readFile(join(copy.path, "runs.jsonl"), "utf8")).toBe("{}\n");
});

test("what a kill left half-written beside a list does not go along", async () => {
  await writeFile(join(data.path, "archive", "withdrawn.jsonl"), "");
  await writeFile(join(data.path, "archive", "withdrawn.jsonl.partial"), '{"at":');
  await copyArchive(data.path, copy.path);
  const names = await readdir(join(copy.path, "archive"));
  expect(names.sort()).toEqual(["ledger.jsonl", "objects", "withdrawn.jsonl"]);
});

test("a damaged object is named and the rest is copied", async () => {
  await spoil(data.path, 0);
  const first = await copyArchive(data.path, copy.path);
  expect(first).toMatchObject({ objects: 1, damaged: [{ why: "its bytes are not those of its name" }] });
});

test("a damaged object never takes the place of a whole one in the copy", async () => {
  await copyArchive(data.path, copy.path);
  await spoil(data.path, 0);
  await copyArchive(data.path, copy.path, { check: true });
  expect(await textsOf(copy.path)).toEqual(["%PDF one", "%PDF two"]);
});

test("a restore puts damaged and missing objects right", async () => {
  await copyArchive(data.path, copy.path);
  await spoil(data.path, 0);
  const archive = await Archive.open(data.path);
  await rm(archive.path(archive.entries()[1]?.sha256 ?? ""));
  expect(await copyArchive(copy.path, data.path, { check: true })).toMatchObject({ objects: 2, damaged: [] });
  expect(await textsOf(data.path)).toEqual(["%PDF one", "%PDF two"]);
});

test("a copy of another archive, or of one that has lost lines, is refused and untouched", async () => {
  await copyArchive(data.path, copy.path);
  const ledger = join(data.path, "archive", "ledger.jsonl");
  const lines = await readFile(ledger, "utf8");
  await truncate(ledger, lines.indexOf("\n") + 1);
  await expect(copyArchive(data.path, copy.path)).rejects.toThrow(/not an earlier state/);
  expect(await textsOf(copy.path)).toHaveLength(2);
});

test("backup and restore are two commands, and an empty data folder is no backup", async () => {
  const terminal = testTerminal();
  const run = (command: string, folder: string, dataDir: string) =>
    runProgram([command, folder, "--data", dataDir], {
      terminal,
      stdin: process.stdin,
      env: {},
      workingFolder: data.path,
    });
  expect(await run("backup", copy.path, data.path)).toBe(0);
  expect(terminal.out).toContain("2 objects copied");
  const empty = await emptyFolder();
  expect(await run("backup", copy.path, empty.path)).toBe(2);
  expect(terminal.notes.join()).toContain("holds no archive");
  expect(await run("restore", copy.path, empty.path)).toBe(0);
  expect(await textsOf(empty.path)).toEqual(["%PDF one", "%PDF two"]);
  await spoil(data.path, 0);
  expect(await run("backup", join(copy.path, "second"), data.path)).toBe(1);
  await empty.remove();
});
