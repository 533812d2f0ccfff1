import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Evidence } from "../../src/evidence/evidence.ts";
import { type Said, type SampleData, outcomes, sampleData } from "./fictional.ts";

// Written evidence for a committee: every passage in which letters to primary schools of the East Midlands, inadequate
// before, raise workload, with the numbers around it and the way back to every source. The page does it in test/browser.
const CASE = ["--theme", "workload", "--phase", "Primary", "--region", "East Midlands", "--prior", "4"];

let sample: SampleData;
let said: Said;
let evidence: Evidence;
const file = async (ending: string): Promise<Buffer> => {
  const names = (await readdir(sample.outDir)).filter((name) => name.endsWith(ending));
  expect(names).toHaveLength(1);
  return readFile(join(sample.outDir, names[0] ?? ""));
};
beforeAll(async () => {
  sample = await sampleData();
  said = await outcomes(
    sample.dataDir,
    ...["evidence", ...CASE, "--format", "all", "--pdfs", "--out", sample.outDir],
  );
  evidence = JSON.parse((await file(".json")).toString("utf8")) as Evidence;
});
afterAll(() => sample.remove());

it("finds only what was asked for, with its numbers against other letters", () => {
  expect(said).toMatchObject({ code: 0 });
  expect(evidence.passages.length).toBeGreaterThan(0);
  for (const { themes } of evidence.passages) expect(themes.map(({ theme }) => theme)).toContain("workload");
  for (const { phase, prior_grade: prior, region, urn, prior_grade_date: since } of evidence.sources)
    expect([phase, prior, region, urn !== null, since !== null]).toEqual([
      "Primary",
      "4",
      "East Midlands",
      true,
      true,
    ]);
  const [selected, others] = evidence.numbers;
  expect(selected).toMatchObject({ group: "selection", letters: evidence.sources.length });
  expect(selected?.small).toBe((selected?.denominator ?? 0) < 10);
  expect(others?.denominator).toBeGreaterThan(selected?.denominator ?? 0);
  expect(said.out).toContain("region East Midlands");
});

it("quotes each passage in Word with its source, and the pack holds against the archive", async () => {
  const { value } = await mammoth.extractRawText({ buffer: await file(".docx") });
  for (const { quotation } of evidence.passages) expect(value).toContain(quotation);
  for (const { school, urn, sha256 } of evidence.sources) {
    expect(value).toContain(school);
    expect(value).toContain(urn);
    expect(value).toContain(sha256);
  }
  const pack = unzipSync(await file(".zip"));
  expect(strFromU8(pack["VERIFY.txt"] ?? new Uint8Array())).toContain("sha256sum --check");
  for (const { sha256 } of evidence.sources) expect(Object.keys(pack)).toContain(`sources/${sha256}.pdf`);
  const names = (await readdir(sample.outDir)).filter((name) => name.endsWith(".zip"));
  const verified = await outcomes(sample.dataDir, "verify", join(sample.outDir, names[0] ?? ""));
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.out).toContain("Everything in the pack holds.");
});
