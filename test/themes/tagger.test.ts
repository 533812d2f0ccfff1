import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { type Tagged, Tagger } from "../../pipeline/themes/tagger.ts";
import { administrative, examples, stanceExamples } from "./examples.ts";

const codebook = loadCodebook();
let tagger: Tagger;
/** Each sample text's tags, all told in one batch. */
const told = new Map<string, Tagged>();
beforeAll(async () => {
  tagger = await Tagger.open(codebook);
  const tagged = await tagger.tag(allTexts);
  tagged.forEach((each, index) => told.set(allTexts[index] ?? "", each));
});
afterAll(() => {
  tagger.close();
});

const allTexts = [
  ...Object.values(examples).flatMap(({ about, notAbout }) => [...about, ...notAbout]),
  ...administrative,
  ...stanceExamples.map(([text]) => text),
];

function spansOf(text: string, tagged: Tagged): string[] {
  const points = Array.from(text);
  return tagged.matches.map(({ start, end }) => points.slice(start, end).join(""));
}

it("has examples of every theme of the codebook, at least six each", () => {
  expect(Object.keys(examples).sort()).toEqual(codebook.themes.map(({ id }) => id).sort());
  for (const { about, notAbout } of Object.values(examples)) {
    expect(about.length + notAbout.length).toBeGreaterThanOrEqual(6);
  }
});

describe("a sentence gets the themes it is about", () => {
  for (const [theme, { about, notAbout }] of Object.entries(examples)) {
    it(`tags what is about ${theme}, and not what only sounds like it`, () => {
      const wrong = [
        ...about.filter((text) => !told.get(text)?.themes.includes(theme)),
        ...notAbout.filter((text) => told.get(text)?.themes.includes(theme)),
      ];
      expect(wrong).toEqual([]);
    });
  }

  it("tells nothing of a text without a word, and calls it neutral", async () => {
    const nothing = { themes: [], stance: "neutral", matches: [] };
    expect(await tagger.tag(["", " ", "•", "\n—…"])).toEqual([nothing, nothing, nothing, nothing]);
  });

  it("gives no theme to sentences that stand in every letter", () => {
    expect(administrative.map((text) => told.get(text)?.themes)).toEqual(administrative.map(() => []));
    expect(administrative.map((text) => told.get(text)?.stance)).toEqual(administrative.map(() => "neutral"));
  });

  it("gives each text its stance", () => {
    expect(stanceExamples.map(([text]) => [text, told.get(text)?.stance])).toEqual(stanceExamples);
  });
});

describe("a match says where its words stand", () => {
  it("counts code points, typographic signs and signs outside the basic plane included", async () => {
    const text = "😀 ‘Oh!’ – pupils’ attendance is high.";
    const [tagged] = await tagger.tag([text]);
    expect(tagged?.themes).toEqual(["attendance"]);
    expect(spansOf(text, tagged as Tagged)).toEqual(["attendance"]);
  });

  it("counts what was passed over before and within the match", async () => {
    const text = "Services were suspended, but the number of suspensions is low.";
    const [tagged] = await tagger.tag([text]);
    const exclusion = tagged?.matches.find(({ theme }) => theme === "exclusions");
    expect(exclusion).toMatchObject({ start: text.indexOf("suspensions"), rule: "exclusion" });
    expect(text.slice(exclusion?.start, exclusion?.end)).toBe("suspensions");
  });

  it("lies within the text and is not empty, for every example", () => {
    for (const [text, tagged] of told) {
      for (const span of spansOf(text, tagged)) expect(span).not.toBe("");
    }
  });

  it("names a rule of its theme, or words that speak for it", () => {
    const names = new Map(codebook.themes.map(({ id, rules }) => [id, rules.map(({ name }) => name)]));
    const words = new Set(
      codebook.weights.weights.flatMap(({ label, feature, weight }) =>
        weight > 0 && !feature.includes("/") ? [`${label} words: ${feature}`] : [],
      ),
    );
    for (const { matches } of told.values()) {
      for (const { theme, rule } of matches) {
        expect(names.get(theme)?.includes(rule) === true || words.has(`${theme} ${rule}`)).toBe(true);
      }
    }
  });
});

describe("a text's tags depend on that text alone", () => {
  it("are the same in any order and any batches", async () => {
    const batches = fc.array(fc.shuffledSubarray(allTexts, { minLength: 1, maxLength: 40 }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        for (const batch of given) {
          const tagged = await tagger.tag(batch);
          expect(tagged).toEqual(batch.map((text) => told.get(text)));
        }
      }),
      { numRuns: 3 },
    );
  });

  it("survive any characters", async () => {
    const wild = fc.array(
      fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom(...allTexts)),
      { minLength: 1, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(wild, async (given) => {
        const tagged = await tagger.tag(given);
        expect(tagged).toHaveLength(given.length);
        tagged.forEach((each, index) => {
          const size = Array.from(given[index] ?? "").length;
          for (const { start, end } of each.matches) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(size);
          }
        });
      }),
      { numRuns: 4 },
    );
  });

  it("gives back nothing for nothing", async () => {
    expect(await tagger.tag([])).toEqual([]);
  });
});
