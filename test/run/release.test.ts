import { mkdir, mkdtemp, readFile, readdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Releases, linkTree } from "../../pipeline/run/release.ts";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "outcomes-release-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const facts = (run: string) => ({ run, build_id: "b", program: "p", made_at: "2026-11-22T03:00:00.000Z" });

async function fill(folder: string, word: string): Promise<void> {
  await mkdir(join(folder, "published"), { recursive: true });
  await mkdir(join(folder, "site"), { recursive: true });
  await writeFile(join(folder, "outcomes.duckdb"), word);
  await writeFile(join(folder, "published", "word"), word);
  await writeFile(join(folder, "site", "index.html"), word);
}

/** What readers see by the names they know. */
async function seen(): Promise<string[]> {
  const names = ["outcomes.duckdb", "published/word", "site/index.html"];
  return Promise.all(names.map((name) => readFile(join(data, name), "utf8")));
}

test.each(["linux", "win32"] as const)("a switch changes all that readers see (%s)", async (platform) => {
  const releases = new Releases(data, platform);
  for (const word of ["first", "second"]) {
    const folder = await releases.stage(word);
    await fill(folder, word);
    await releases.switchTo(folder, facts(word));
    expect(await seen()).toEqual([word, word, word]);
    expect((await releases.current())?.facts?.run).toBe(word);
  }
  await releases.tidy();
  expect(await readdir(join(data, "releases"))).toEqual(["second"]);
});

test("what single commands made is adopted as it is, also what came after a release", async () => {
  await fill(data, "by hand");
  const releases = new Releases(data);
  await releases.adopt();
  expect(await readlink(join(data, "site"))).toBe(join("current", "site"));
  expect(await seen()).toEqual(["by hand", "by hand", "by hand"]);
  await rm(join(data, "outcomes.duckdb"));
  await writeFile(join(data, "outcomes.duckdb"), "built again");
  await releases.adopt();
  expect(await seen()).toEqual(["built again", "by hand", "by hand"]);
  expect((await releases.current())?.facts).toBeNull();
});

test("of what was not made yet no name is taken, so that a single command can still make it", async () => {
  await writeFile(join(data, "outcomes.duckdb"), "built");
  const releases = new Releases(data);
  await releases.adopt();
  expect((await readdir(data)).sort()).toEqual(["current", "outcomes.duckdb", "releases"]);
  await rm(join(data, "outcomes.duckdb"));
  await fill(data, "by hand");
  await releases.adopt();
  expect(await seen()).toEqual(["by hand", "by hand", "by hand"]);
});

test("an adoption that was killed half-way, and a missing link, are brought to their end", async () => {
  const releases = new Releases(data);
  await fill(data, "old");
  await mkdir(join(data, "releases", "by-hand"), { recursive: true });
  await symlink(join("releases", "by-hand"), join(data, "current"));
  await rm(join(data, "releases", "by-hand"), { recursive: true });
  await mkdir(join(data, "releases", "by-hand"));
  await releases.adopt();
  await rm(join(data, "site"));
  await releases.adopt();
  expect(await seen()).toEqual(["old", "old", "old"]);
});

test("without a current link the newest whole release is taken, and no half one", async () => {
  const releases = new Releases(data);
  for (const word of ["a", "b"]) {
    await fill(await releases.stage(word), word);
    await releases.switchTo(releases.folderOf(word), facts(word));
  }
  await fill(await releases.stage("c"), "half");
  await rm(join(data, "current"));
  await releases.adopt();
  expect(await seen()).toEqual(["b", "b", "b"]);
});

test("a copy shares its files, and changing one in the copy's place leaves the other", async () => {
  await fill(join(data, "from"), "word");
  await linkTree(join(data, "from"), join(data, "to"));
  await rm(join(data, "to", "published", "word"));
  await writeFile(join(data, "to", "published", "word"), "other");
  expect(await readFile(join(data, "from", "published", "word"), "utf8")).toBe("word");
  expect(await readFile(join(data, "to", "site", "index.html"), "utf8")).toBe("word");
});
