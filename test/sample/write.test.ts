import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WrittenSample } from "../../pipeline/sample/write.ts";
import { writeSample } from "../../pipeline/sample/write.ts";

const folders: string[] = [];

async function sampleIn(seed: string): Promise<{ folder: string; written: WrittenSample }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "sample-"));
  folders.push(folder);
  return { folder, written: await writeSample({ outDir: folder, schools: 60, letters: 24, seed }) };
}

async function fingerprint(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes(".")).sort();
  const hashes = names.map(async (name) => {
    const bytes = await readFile(path.join(folder, name));
    return [name, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return new Map(await Promise.all(hashes));
}

let first: { folder: string; written: WrittenSample };
beforeAll(async () => {
  first = await sampleIn("one");
});
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

describe("writeSample", () => {
  it("gives the same bytes for the same seed", async () => {
    const again = await sampleIn("one");
    expect(await fingerprint(again.folder)).toEqual(await fingerprint(first.folder));
  });

  it("gives other bytes for another seed", async () => {
    const other = await fingerprint((await sampleIn("two")).folder);
    const mi =
      "mi/Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_August_2026.csv";
    expect(other.get(mi)).toBeDefined();
    expect(other.get(mi)).not.toBe((await fingerprint(first.folder)).get(mi));
  });

  it("writes what it says it wrote, as many letters as asked for", async () => {
    expect(first.written.letters).toBe(24);
    expect((await readdir(path.join(first.folder, "letters"))).length).toBe(24);
    for (const file of first.written.files) expect(existsSync(path.join(first.folder, file))).toBe(true);
  });

  it("encodes tables as Windows-1252, with the en dash as the one byte 0x96", async () => {
    const names = await readdir(path.join(first.folder, "mi"));
    const files = await Promise.all(
      names
        .filter((name) => name.endsWith(".csv"))
        .map((name) => readFile(path.join(first.folder, "mi", name))),
    );
    expect(
      files.some((bytes) => bytes.includes(Buffer.from("Schools \u0096 Section 8 conversion", "latin1"))),
    ).toBe(true);
    expect(files.some((bytes) => bytes.includes(Buffer.from("–", "utf8")))).toBe(false);
  });
});

const SHARED = new URL("../../../shared/data/", import.meta.url);
const here = existsSync(SHARED);
if (!here) console.log("The folder of real files is not here: the search for real names is skipped.");

describe.skipIf(!here)("names in the sample", () => {
  it("are those of no real school and no real local authority", async () => {
    const read = async (name: string) =>
      new TextDecoder("windows-1252").decode(await readFile(new URL(name, SHARED)));
    const texts = await Promise.all([
      read("listings/reports_site_listing_2017-18_primary.csv"),
      read("gias/links_edubasealldata_2022-07-31.csv"),
      read("mi/reconstructed_Management_information_-_schools_-_1_Sept_2005_to_31_August_2015.csv"),
      read("mi/latest_inspections_2026-02-28_leeds.csv"),
    ]);
    const cells = (text: string) => text.split(/[,"\r\n]+/).map((cell) => cell.trim().toLowerCase());
    const real = new Set(texts.flatMap(cells));
    expect(real.has("leeds")).toBe(true);
    const mi = await readFile(
      path.join(
        first.folder,
        "mi/Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_August_2026.csv",
      ),
      "latin1",
    );
    const rows = mi.split("\r\n").slice(1, -1);
    expect(rows.length).toBe(60);
    for (const row of rows) {
      const [, urn, , name] = row.split(",");
      expect(Number(urn)).toBeGreaterThan(900_000);
      expect(real.has((name ?? "").toLowerCase().replace(/^"/, ""))).toBe(false);
    }
  });
});
