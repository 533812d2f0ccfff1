// @vitest-environment jsdom
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Corpus } from "../../../pipeline/evidence/corpus.ts";
import { publishEvidence } from "../../../pipeline/publish/evidence.ts";
import { EvidenceData } from "../../../src/components/evidence-data.ts";
import { collect } from "../../../src/evidence/collect.ts";
import { inOrder, type Letter, type Paragraph } from "../../../src/evidence/letter.ts";
import { NOTHING_CHOSEN, type Selection } from "../../../src/evidence/selection.ts";
import { BUILD, READING, letter, paragraph, sentence } from "../evidence/fictional-letters.ts";

const THEMES = ["workload", "reading", "send"];
const WORDS: Readonly<Record<string, string>> = { workload: "workload", reading: "books", send: "plans" };
const STANCES = ["strength", "concern", "neutral", null];

/** Sixty letters of three years, two phases and three prior grades; one in five of their sentences is template. */
const LETTERS: readonly Letter[] = inOrder(
  Array.from({ length: 60 }, (_, at) =>
    letter(at + 1, {
      date: at === 59 ? null : `202${at % 3}-0${1 + (at % 9)}-15`,
      phase: at % 2 === 0 ? "Primary" : "Secondary",
      prior_grade: String(2 + (at % 3)),
      region: at % 4 === 0 ? "North West" : "East Midlands",
    }),
  ),
);
const PARAGRAPHS: readonly Paragraph[] = LETTERS.flatMap(({ document_id }) => {
  const at = Number.parseInt(document_id, 16);
  return [0, 1].map((place) =>
    paragraph(
      at,
      [1, 2].map((within) => {
        const mixed = at * 7 + place * 3 + within * 5;
        const raised = THEMES.filter((_, theme) => (mixed >> theme) % 3 === 0);
        const text = `In school ${at} of ${raised.map((theme) => WORDS[theme]).join(" and ")} they said ${mixed}.`;
        return sentence(
          place * 2 + within,
          text,
          Object.fromEntries(raised.map((theme) => [theme, WORDS[theme] ?? ""])),
          { is_template: mixed % 5 === 0, stance: STANCES[mixed % STANCES.length] ?? null },
        );
      }),
      place + 1,
    ),
  );
});

function corpusOf(paragraphs: readonly Paragraph[]): Corpus {
  return {
    build: BUILD,
    reading: READING,
    places: {
      themes: THEMES.map((id) => ({ id, label: id })),
      regions: ["East Midlands", "North West"],
      authorities: ["Bramblefordshire"],
      constituencies: ["Brambleford North"],
    },
    letters: [...LETTERS],
    // eslint-disable-next-line @typescript-eslint/require-await -- as the database gives them
    async *paragraphs(wanted) {
      for (const { document_id } of wanted)
        yield* paragraphs.filter((found) => found.document_id === document_id);
    },
  };
}

let folder: string;
let fetched: string[];
let data: EvidenceData;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-evidence-"));
  await publishEvidence(
    corpusOf(PARAGRAPHS),
    folder,
    LETTERS.map(() => null),
    1_500,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllGlobals());

/** A page that has fetched nothing but the index. */
async function opened(published = folder): Promise<void> {
  fetched = [];
  vi.stubGlobal("fetch", async (address: URL) => {
    fetched.push(basename(address.pathname));
    const text = await readFile(join(published, "evidence", basename(address.pathname)), "utf8").catch(
      () => null,
    );
    return new Response(text, { status: text === null ? 404 : 200 });
  });
  data = await EvidenceData.load();
  fetched = [];
}

const selections: fc.Arbitrary<Selection> = fc
  .record({
    theme: fc.subarray(THEMES),
    match: fc.constantFrom("any" as const, "all" as const),
    stance: fc.subarray(["strength", "concern", "mixed", "neutral"], { maxLength: 2 }),
    phase: fc.subarray(["Primary"]),
    prior: fc.subarray(["2", "3"]),
    region: fc.subarray(["North West"]),
    from: fc.constantFrom("", "2021-03-01"),
    words: fc.constantFrom("", "books"),
  })
  .map((chosen) => ({
    ...NOTHING_CHOSEN,
    ...chosen,
    match: chosen.theme.length > 1 ? chosen.match : "any",
  }));

describe("EvidenceData", () => {
  it("answers every selection, and its numbers, as the whole collection does", async () => {
    const picks = fc.subarray(["0000000000000007:1", "000000000000002a:3", "ffffffffffffffff:1"]);
    await fc.assert(
      fc.asyncProperty(selections, picks, async (selection, picked) => {
        await opened();
        expect(await data.collected(selection, picked)).toEqual(
          await collect(selection, LETTERS, PARAGRAPHS, data.labels, { picks: picked }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("fetches the parts that hold letters asked for, and says before how many bytes they are", async () => {
    await opened();
    const selection = {
      ...NOTHING_CHOSEN,
      theme: ["reading"],
      phase: ["Primary"],
      prior: ["3"],
      from: "2021-01-01",
    };
    const asked = data.asks(selection);
    await data.collected(selection);
    expect(fetched.filter((name) => name !== "build.json" && !name.startsWith("reading-202"))).toEqual([]);
    const parts = data.index.parts.filter(({ theme }) => theme === "reading");
    const read = parts.filter(({ file }) => fetched.includes(file));
    expect(read.length).toBeLessThan(parts.length / 2);
    expect(asked).toBe(read.reduce((sum, { bytes }) => sum + bytes, 0));
    const sizes = read.map(async ({ file }) => (await readFile(join(folder, "evidence", file))).length);
    expect(asked).toBe((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0));
    expect(data.asks(selection)).toBe(0);
  });

  it("reads the letters a selection is held against too where only their sentences tell", async () => {
    await opened();
    const selection = { ...NOTHING_CHOSEN, theme: ["reading"], prior: ["3"] };
    expect(data.asks({ ...selection, words: "books" })).toBeGreaterThan(data.asks(selection));
  });

  it("splits no letter over two parts of a theme and year, and names each part once", async () => {
    await opened();
    const { parts } = data.index;
    expect(new Set(parts.map(({ file }) => file)).size).toBe(parts.length);
    for (const part of parts)
      for (const other of parts)
        if (part !== other && part.theme === other.theme)
          expect(part.last < other.first || other.last < part.first).toBe(true);
  });

  it("takes no passages from the parts of a newer publication, in which its letters have other places", async () => {
    const site = await mkdtemp(join(tmpdir(), "outcomes-evidence-"));
    const publishAs = (corpus: Corpus) =>
      publishEvidence(
        corpus,
        site,
        corpus.letters.map(() => null),
        1_500,
      );
    const reading = { ...NOTHING_CHOSEN, theme: ["reading"] };
    const newer = corpusOf(PARAGRAPHS);
    newer.letters.unshift(letter(61, { date: "2020-01-01", phase: "Primary", prior_grade: "2" }));
    await publishAs(corpusOf(PARAGRAPHS));
    await opened(site);
    await publishAs(newer);
    await expect(data.collected(reading)).rejects.toThrow(/published anew .* load it again/);
    await opened(site);
    expect(await data.collected(reading)).toEqual(
      await collect(reading, newer.letters, PARAGRAPHS, data.labels),
    );
    await rm(site, { recursive: true });
  });
});
