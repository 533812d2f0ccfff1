import { open, readFile, readdir, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openForReading } from "../pipeline/database/connection.ts";
import { readLastBuild } from "../pipeline/database/last-build.ts";
import { FIRST, type FirstNight, firstNight, SECOND, NIGHTS_MS } from "./first-night.ts";
import { releaseManifest } from "./soak/release-manifest.ts";

// One night is built once; each test damages a copy of what it left.
let nights: FirstNight;
let whole: string;
beforeAll(async () => {
  nights = await firstNight();
  whole = await releaseManifest(nights.data("first"));
}, NIGHTS_MS);
afterAll(() => nights.end());

/** As a disk does it: other bytes in the same place, the size as it was. */
async function flip(path: string, part = 0.5): Promise<void> {
  const file = await open(path, "r+");
  const at = Math.floor((await file.stat()).size * part);
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
  await file.close();
}

async function lastSteps(name: string): Promise<string[]> {
  const lines = (await readFile(join(nights.data(name), "runs.jsonl"), "utf8")).trim().split("\n");
  const told = lines.map((line) => JSON.parse(line) as { step: string; outcome: string });
  const begun = told.findLastIndex(({ step }) => step === "begin");
  return told.slice(begun).map(({ step, outcome }) => `${step} ${outcome}`);
}

describe("a release that was damaged", { timeout: NIGHTS_MS }, () => {
  it("by files emptied, cut, changed or gone is published anew by a night without news, which says so, once", async () => {
    const name = "files";
    await nights.copyOfFirst(name);
    const at = (file: string) => join(nights.data(name), file);
    await truncate(at("published/site/home.json"), 0);
    await truncate(at("site/index.html"), 9);
    await flip(at("published/downloads/latest/marts_school_index.csv"));
    await flip(at("published/evidence/index.json"));
    await rm(at("published/explore/marts.duckdb"));
    const { code, said } = await nights.run(name, FIRST);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/published\/explore\/marts\.duckdb and 2 more in /),
    ]);
    expect(await releaseManifest(nights.data(name))).toBe(whole);
    expect((await stat(at("published/explore/marts.duckdb"))).size).toBeGreaterThan(0);
    expect((await lastSteps(name)).slice(1, 4)).toEqual(["publish done", "site done", "switch done"]);
    const next = await nights.run(name, FIRST);
    expect(next.said).toMatch(/Nothing was written/);
    expect(next.said).not.toMatch(/not as they were made/);
  });

  it("is published anew also where nothing can be collected", async () => {
    const name = "no-network";
    await nights.copyOfFirst(name);
    await truncate(join(nights.data(name), "published", "site", "home.json"), 0);
    nights.server.setFault(() => "die");
    const { code } = await nights.run(name, SECOND);
    nights.server.setFault(null);
    expect(code).toBe(3);
    expect(await releaseManifest(nights.data(name))).toBe(whole);
  });

  it("in its database is built anew, though the damaged part was not asked for", async () => {
    const name = "database";
    await nights.copyOfFirst(name);
    const path = join(nights.data(name), "outcomes.duckdb");
    // Where what the build says of itself can still be read.
    for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      await flip(path, part);
      if ((await readLastBuild(path).catch(() => null)) !== null) break;
      await flip(path, part);
    }
    const { code, said } = await nights.run(name, FIRST);
    expect([code, said]).toEqual([0, expect.stringContaining("outcomes.duckdb")]);
    expect(await releaseManifest(nights.data(name))).toBe(whole);
    expect(await lastSteps(name)).toContain("build done");
    const database = await openForReading(path);
    expect((await database.connection.runAndReadAll("from core.sentence")).currentRowCount).toBeGreaterThan(
      0,
    );
    database.close();
  });

  it("in the downloads of an older build loses that file alone, and says that nothing can make it again", async () => {
    const name = "older";
    await nights.copyOfFirst(name);
    const downloads = join(nights.data(name), "published", "downloads");
    const older = (await readdir(downloads)).find((one) => /^[0-9a-f]{12}$/.test(one)) ?? "";
    expect((await nights.run(name, SECOND)).code).toBe(0);
    const kept = (await readdir(join(downloads, older))).length;
    await flip(join(downloads, older, "core_school.csv"));
    const { code, said } = await nights.run(name, SECOND);
    expect([code, said]).toEqual([0, expect.stringMatching(`lost.*${older}/core_school.csv`)]);
    const left = await readdir(join(downloads, older));
    expect(left).not.toContain("core_school.csv");
    expect(left).toHaveLength(kept - 1);
  });
});
