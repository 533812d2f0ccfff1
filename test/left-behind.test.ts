import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeLeftBehind, workMark } from "../pipeline/left-behind.ts";
import { swapFolder } from "../pipeline/publish/swap-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-left-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A mark of this process, with other parts where they are given. */
function mark(other: { host?: string; pid?: number; random?: string }): string {
  const [host = "", pid = "", random = ""] = workMark().split("-");
  return [other.host ?? host, other.pid ?? pid, other.random ?? random].join("-");
}

/** The mark of a process of this machine that has ended. */
function deadMark(): string {
  return mark({ pid: spawnSync(process.execPath, ["--version"]).pid });
}

test("what a process that is gone left goes; what one that runs works in, here or elsewhere, stays", async () => {
  const mine = `site-${workMark()}`;
  const earlier = `site-${mark({ random: "abcdef" })}`;
  const other = `site-${mark({ pid: process.ppid })}`;
  const elsewhere = `site-${mark({ host: "ffffff" })}`;
  const dead = `site-${deadMark()}`;
  for (const name of [mine, earlier, other, elsewhere, dead, "site-old", "notes"])
    await mkdir(join(folder, name, "src"), { recursive: true });
  const long = new Date(Date.now() - 3 * 86_400_000);
  await utimes(join(folder, "site-old"), long, long);
  await removeLeftBehind(folder, (name) => name.startsWith("site-"));
  expect((await readdir(folder)).sort()).toEqual(["notes", mine, other, elsewhere].sort());
});

test("a swap removes what a killed one left beside, and nothing of another folder", async () => {
  const [dead, names] = [deadMark(), ["site", "site-of-mine.new"]];
  for (const name of [`site.${dead}.new`, `site.${dead}.old`, "site-of-mine.new"])
    await mkdir(join(folder, name));
  await swapFolder(join(folder, "site"), () => Promise.resolve());
  expect((await readdir(folder)).sort()).toEqual(names);
});
