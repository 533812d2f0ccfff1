import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addQueryEngine } from "../../pipeline/site/query-engine.ts";
import { ENGINE } from "../../src/explore/engine.ts";

test("the site holds the files of DuckDB that the page asks for, as large as the page says", async () => {
  const site = await mkdtemp(join(tmpdir(), "outcomes-engine-"));
  await addQueryEngine(site);
  const folder = join(site, ENGINE.folder);
  expect((await readdir(folder)).sort()).toEqual([ENGINE.worker, ENGINE.wasm].sort());
  const sizes = await Promise.all(
    [ENGINE.worker, ENGINE.wasm].map(async (name) => (await stat(join(folder, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(Math.abs(bytes - ENGINE.bytes)).toBeLessThan(0.05 * ENGINE.bytes);
  await rm(site, { recursive: true });
});
