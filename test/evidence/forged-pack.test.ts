import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Collection } from "../../pipeline/evidence/collection.ts";
import { readEvidence, unpack } from "../../pipeline/evidence/read-pack.ts";
import { verifyPack } from "../../pipeline/evidence/verify.ts";
import type { Evidence, EvidenceSource } from "../../src/evidence/evidence.ts";
import { joined } from "../../src/evidence/formats/format.ts";
import { writePack } from "../../src/evidence/pack.ts";
import { outcomes, type SampleData, sampleData } from "./fictional.ts";

let sample: SampleData;
let evidence: Evidence;
let collection: Collection;

beforeAll(async () => {
  sample = await sampleData();
  const asked = ["--theme", "workload", "reading", "--phase", "Primary", "--format", "zip"];
  expect((await outcomes(sample.dataDir, "evidence", ...asked, "--out", sample.outDir)).code).toBe(0);
  const [name = ""] = await readdir(sample.outDir);
  evidence = readEvidence(unpack(await readFile(join(sample.outDir, name))));
  collection = await Collection.open(sample.dataDir);
});
afterAll(async () => {
  collection.close();
  await sample.remove();
});

/** What verify says of a pack that the program itself wrote from changed evidence: every file and hash of it fits. */
async function findingsOf(change: (evidence: Evidence) => Partial<Evidence>): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  await writePack({ ...evidence, ...change(evidence) }, new Map(), (chunk) => chunks.push(chunk));
  const { findings } = await verifyPack(joined(chunks), collection);
  return findings.map(({ where, what }) => `${where}: ${what}`);
}

/** Without one passage, its source and the places of the others set right. */
function without(place: number): Partial<Evidence> {
  const gone = evidence.passages[place];
  return {
    passages: evidence.passages
      .filter((passage) => passage !== gone)
      .map((passage, index) => ({ ...passage, number: index + 1 })),
    sources: evidence.sources.map((source) =>
      source.number === gone?.source ? { ...source, passages: source.passages - 1 } : source,
    ),
  };
}

describe("a pack that the program wrote from changed evidence", () => {
  it("holds where nothing was changed", async () => {
    expect(await findingsOf(() => ({}))).toEqual([]);
  });

  it("is found out where a passage was left out, and says which", async () => {
    const [finding = "", ...more] = await findingsOf(() => without(1));
    expect(finding).toMatch(/^passages: one that the selection finds now is not in the pack: “/);
    expect(finding).toContain(evidence.passages[1]?.sentence_id);
    expect(more).toEqual([]);
  });

  it("is found out where a passage stands twice, in another order, or under another letter", async () => {
    const [first] = evidence.passages;
    if (first === undefined) throw new Error("There is no passage.");
    const again = { ...first, number: evidence.passages.length + 1 };
    const twice = await findingsOf(({ passages, sources }) => ({
      passages: [...passages, again],
      sources: sources.map((source) => ({
        ...source,
        passages: source.passages + Number(source.number === first.source),
      })),
    }));
    expect(twice).toEqual([`passage ${again.number}: it is passage 1 once more`]);
    const turned = await findingsOf(({ passages }) => ({
      passages: [...passages].reverse().map((passage, place) => ({ ...passage, number: place + 1 })),
    }));
    expect(turned).toEqual([
      "passages: they stand in another order than the selection or the basket gives them",
    ]);
    const moved = await findingsOf(({ passages }) => ({
      passages: passages.map((passage) => (passage === first ? { ...passage, source: 2 } : passage)),
    }));
    expect(moved).toContain("passage 1: it is not from source 2, which it names");
  });

  it("is found out where a row of the numbers was left out, or an interval changed", async () => {
    const fewer = await findingsOf(({ numbers }) => ({
      numbers: numbers.filter(({ group }) => group !== "others"),
    }));
    expect(fewer.join("\n")).toMatch(
      /numbers: All criteria together, others: now \d+ of \d+; the pack leaves/,
    );
    const narrow = await findingsOf(({ numbers }) => ({
      numbers: numbers.map((row, place) => (place === 0 ? { ...row, low: 0.123 } : row)),
    }));
    expect(narrow.join("\n")).toMatch(
      /^numbers, All criteria together, selection: low is 0.123 in the pack and/,
    );
  });

  it.each<[string, (evidence: Evidence) => Partial<Evidence>]>([
    [
      "summary, line",
      ({ summary }) => ({ summary: summary.map((line) => line.replace(/stands in \d+/, "stands in 999")) }),
    ],
    [
      "method, line 2",
      ({ method }) => ({ method: method.map((line, at) => (at === 1 ? "People read them." : line)) }),
    ],
    ["filters", () => ({ filters: [{ name: "Theme", value: "Behaviour" }] })],
    ["build", ({ build }) => ({ build: { ...build, is_sample: false } })],
    ["build", ({ build }) => ({ build: { ...build, as_at: "2031-01-01" } })],
    ["who the other letters are", () => ({ others: "of every school there is" })],
    ["passages that the filters do not find", () => ({ outside: 3 })],
    ["address of this view", () => ({ permalink: "evidence?theme=behaviour" })],
    ["licence", () => ({ licence: "None." })],
    ["selection", ({ selection }) => ({ selection: { ...selection, theme: ["chocolate"] } })],
    [
      "passage 1: note",
      ({ passages }) => ({
        passages: passages.map((one, at) => (at === 0 ? { ...one, note: "So says Ofsted." } : one)),
      }),
    ],
    [
      "source",
      ({ sources }) => ({
        sources: [
          ...sources,
          {
            ...(sources[0] as EvidenceSource),
            number: sources.length + 1,
            document_id: "0".repeat(16),
            passages: 0,
          },
        ],
      }),
    ],
  ])("is found out by its %s", async (where, change) => {
    const findings = await findingsOf(change);
    expect(findings).not.toEqual([]);
    for (const finding of findings) expect(finding.startsWith(where), finding).toBe(true);
  });

  it("holds where the notes and the order of a basket are the collector's own", async () => {
    const picked = [...evidence.passages].reverse().slice(0, 3);
    const asked = picked.flatMap(({ sentence_id }) => ["--pick", sentence_id]);
    const out = join(sample.outDir, "picked");
    await outcomes(
      sample.dataDir,
      "evidence",
      "--phase",
      "Primary",
      ...asked,
      "--format",
      "zip",
      "--out",
      out,
    );
    const [name = ""] = await readdir(out);
    const chosen = readEvidence(unpack(await readFile(join(out, name))));
    const noted = chosen.passages.map((passage) => ({ ...passage, note: "See the reply to question 4." }));
    expect(await findingsOf(() => ({ ...chosen, passages: noted }))).toEqual([]);
  });
});
