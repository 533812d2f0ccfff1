import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realDisk, writeWhole } from "../../pipeline/archive/disk.ts";
import { diskThatWrites, fullDisk, systemError } from "./failing-disk.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-disk-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a file is written whole into a folder made for it, and nothing else is left there", async () => {
  await writeWhole(realDisk, join(folder, "new", "file"), Buffer.from("text"));
  expect(await readFile(join(folder, "new", "file"), "utf8")).toBe("text");
  expect(await readdir(join(folder, "new"))).toEqual(["file"]);
});

test("a full disk leaves the old file as it was and says what was needed where", async () => {
  const path = join(folder, "file");
  await writeWhole(realDisk, path, Buffer.from("old"));
  const write = writeWhole(fullDisk(/file/, 2), path, Buffer.from("newer"));
  await expect(write).rejects.toThrow(`The disk is full: 5 bytes were needed for ${path}.`);
  expect(await readFile(path, "utf8")).toBe("old");
  expect(await readdir(folder)).toEqual(["file"]);
});

test("a folder that may not be written to is named with what to do", async () => {
  const disk = diskThatWrites(() => Promise.reject(systemError("EACCES")));
  await expect(writeWhole(disk, join(folder, "file"), Buffer.from("x"))).rejects.toThrow(
    /Not allowed to write .*file .*--data/,
  );
});

test("an error that is neither passes on as it came", async () => {
  const strange = new Error("strange");
  const disk = diskThatWrites(() => Promise.reject(strange));
  await expect(writeWhole(disk, join(folder, "file"), Buffer.from("x"))).rejects.toBe(strange);
});
