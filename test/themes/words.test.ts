import { DuckDBInstance, INTEGER, LIST, VARCHAR, listValue } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Numbered, numbered, stemsOf, wordFeatures, wordsOf } from "../../pipeline/themes/words.ts";

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "2" });
});
afterAll(() => {
  instance.closeSync();
});

/** The features of each text, sorted; numbers where they are told by number. */
async function featuresOf(
  texts: readonly string[],
  numbers: Numbered | null = null,
): Promise<(string | number)[][]> {
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `WITH worded AS (
        SELECT text_id, ${stemsOf(wordsOf("lower(text)"))} AS stems
        FROM (SELECT unnest($ids) AS text_id, unnest($texts) AS text)
      ) ${wordFeatures(numbers)}`,
      { ids: listValue(texts.map((_, index) => index)), texts: listValue([...texts]) },
      { ids: LIST(INTEGER), texts: LIST(VARCHAR) },
    );
    const features: (string | number)[][] = texts.map(() => []);
    for (const [text, feature] of reader.getRowsJS()) {
      features[Number(text)]?.push(typeof feature === "string" ? feature : Number(feature));
    }
    return features.map((found) => found.sort());
  } finally {
    connection.closeSync();
  }
}

it("finds stems, stems that follow one another, and stems near each other in the order of the alphabet", async () => {
  expect(await featuresOf(["Pupils loved books."])).toEqual([
    ["book", "book + lov", "book + pupil", "lov", "lov + pupil", "lov book", "pupil", "pupil lov"].sort(),
  ]);
});

it("passes over little words between stems that are near, whatever their endings", async () => {
  const [found] = await featuresOf(["The pupils were also at these books."]);
  expect(found?.filter((feature) => String(feature).includes("+"))).toEqual(["book + pupil"]);
});

it("counts stems as near up to four words apart, and no farther", async () => {
  const [found] = await featuresOf(["red blue green grey pink brown"]);
  expect(found).toContain("pink + red");
  expect(found).not.toContain("brown + red");
});

it("tells each thing once, and of a word said again its first place only", async () => {
  const [found] = await featuresOf(["red red blue green grey pink brown red"]);
  expect(new Set(found).size).toBe(found?.length);
  expect(found).not.toContain("red + red");
  expect(found).not.toContain("brown + red");
});

it("finds nothing where there is no word", async () => {
  expect(await featuresOf(["", " – !"])).toEqual([[], []]);
});

it("tells by number just the features that have one, as it names them", async () => {
  const word = fc.constantFrom("red", "reds", "blue", "green", "the", "of", "grey", "were", "unheard", "x");
  const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
  const known = [
    "red",
    "blu",
    "gre",
    "green",
    "red blu",
    "the red",
    "blu + red",
    "green + red",
    "green + grey",
    "grey",
  ];
  const numbers = numbered(known);
  const named = new Map(known.map((feature) => [numbers.numberOf(feature), feature]));
  expect(named.size).toBe(known.length);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      const byName = (await featuresOf(texts)).map((found) =>
        found.filter((each) => known.includes(String(each))),
      );
      const byNumber = (await featuresOf(texts, numbers)).map((found) =>
        found.flatMap((number) => named.get(Number(number)) ?? []).sort(),
      );
      expect(byNumber).toEqual(byName);
    }),
    { numRuns: 30 },
  );
});
