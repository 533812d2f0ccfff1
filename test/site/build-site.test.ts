import { rmSync, symlinkSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OutsideFailed } from "../../pipeline/errors.ts";
import { buildSite } from "../../pipeline/site/build-site.ts";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "outcomes-site-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

test("a site of which a refresh switches the release half-way is not made, and it is said why", async () => {
  for (const run of ["old", "new"]) {
    await mkdir(join(data, "releases", run, "published", "site"), { recursive: true });
    await writeFile(join(data, "releases", run, "published", "site", "build.json"), "{}");
  }
  await symlink(join("releases", "old"), join(data, "current"));
  await symlink(join("current", "published"), join(data, "published"));
  const switched = (line: string): void => {
    if (!line.includes("rendering")) return;
    rmSync(join(data, "current"));
    symlinkSync(join("releases", "new"), join(data, "current"));
    rmSync(join(data, "releases", "old"), { recursive: true });
  };
  const outDir = join(data, "dist");
  const made = buildSite({ dataDir: data, outDir, log: switched });
  await expect(made).rejects.toThrow(OutsideFailed);
  await expect(made).rejects.toThrow(/replaced while the site was made of it\. Run this again/);
  expect(await readdir(data)).not.toContain("dist");
});
