import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ReadDisk, filesUnder, readDisk } from "../pipeline/files-under.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-files-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function make(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), path);
  }
}

async function list(paths: string[] = [folder], disk: ReadDisk = readDisk, skip: string | null = null) {
  const found: string[] = [];
  for await (const file of filesUnder(paths, disk, skip)) {
    const path = relative(folder, file.path).replaceAll("\\", "/");
    found.push(file.problem === null ? `${path} ${file.bytes}` : `${path}: ${file.problem}`);
  }
  return found;
}

test("folders are followed downwards in order of name, with the size of each file", async () => {
  await make("b/2.csv", "b/1.csv", "a.pdf", "c/d/e.html");
  expect(await list()).toEqual(["a.pdf 5", "b/1.csv 7", "b/2.csv 7", "c/d/e.html 10"]);
});

test("paths come in the order they were given, and a hidden file only when it was named", async () => {
  await make("b.csv", "a.csv", ".hidden", "sub/.git/config", "sub/x");
  expect(await list([join(folder, "b.csv"), join(folder, ".hidden"), folder])).toEqual([
    "b.csv 5",
    ".hidden 7",
    "a.csv 5",
    "b.csv 5",
    "sub/x 5",
  ]);
});

test("a path that is not there is named and the rest goes on", async () => {
  await make("a.csv");
  const found = await list([join(folder, "gone"), join(folder, "a.csv")]);
  expect(found).toEqual([expect.stringMatching(/^gone: there is no such file or folder/), "a.csv 5"]);
});

test("a folder without permission is named with what to do, and the rest goes on", async () => {
  await make("a/secret.csv", "b.csv");
  const disk: ReadDisk = {
    ...readDisk,
    readdir: ((path: string) =>
      path.endsWith("a")
        ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
        : readDisk.readdir(path)) as ReadDisk["readdir"],
  };
  expect(await list([folder], disk)).toEqual([
    expect.stringMatching(/^a: no permission to read it/),
    "b.csv 5",
  ]);
});

test.skipIf(process.platform === "win32")(
  "links that lead round in a circle end, and dead ones are named",
  async () => {
    await make("a/file.csv");
    await symlink("..", join(folder, "a", "up"));
    await symlink("nowhere", join(folder, "dead"));
    await symlink("self", join(folder, "self"));
    expect(await list()).toEqual([
      "a/file.csv 10",
      expect.stringMatching(/^dead: there is no such file/),
      expect.stringMatching(/^self: a link that leads to itself/),
    ]);
  },
);

test("the folder to skip is not entered", async () => {
  await make("data/archive/ledger.jsonl", "a.csv");
  expect(await list([folder], readDisk, join(folder, "data"))).toEqual(["a.csv 5"]);
});
