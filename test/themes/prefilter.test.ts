import { DuckDBInstance, INTEGER, LIST, VARCHAR, listValue } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadRulebook } from "../../pipeline/themes/codebook.ts";
import { wholeWords } from "../../pipeline/themes/pattern.ts";
import { found } from "../../pipeline/themes/plain-text.ts";
import { prefilter } from "../../pipeline/themes/prefilter.ts";
import { wordsOf } from "../../pipeline/themes/words.ts";
import { readWritten } from "../../pipeline/themes/written.ts";

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "2" });
});
afterAll(() => {
  instance.closeSync();
});

/** For each pattern the numbers of the texts it is found in: with the prefilter, and by reading every text. */
async function bothWays(patterns: readonly string[], texts: readonly string[]): Promise<unknown[][]> {
  const { ctes, found: filtered } = prefilter(patterns);
  const told = (sqlOf: (pattern: string) => string): string =>
    patterns.map((pattern) => `list(text_id ORDER BY text_id) FILTER (${sqlOf(pattern)})`).join(", ");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `WITH plainly AS MATERIALIZED (
        SELECT *, ${wordsOf("plain")} AS said FROM (SELECT unnest($ids) AS text_id, unnest($texts) AS plain)
      ), ${ctes}
      SELECT ${told(filtered)}, ${told((pattern) => found("plain", pattern))}
      FROM plainly LEFT JOIN candidate USING (text_id)`,
      { ids: listValue(texts.map((_, index) => index)), texts: listValue([...texts]) },
      { ids: LIST(INTEGER), texts: LIST(VARCHAR) },
    );
    const row = reader.getRowsJson()[0] ?? [];
    return [row.slice(0, patterns.length), row.slice(patterns.length)];
  } finally {
    connection.closeSync();
  }
}

it("finds every pattern of the codebook in the very texts that reading them all finds it in", async () => {
  const { administrative, themes, stance } = loadRulebook();
  const phrases = [...administrative, ...themes.flatMap(({ rules }) => rules), ...stance.cues];
  const texts = readWritten().map(({ text }) => text.toLowerCase());
  const [filtered, read] = await bothWays(
    phrases.map(({ pattern }) => pattern),
    texts.filter((_, place) => place % 3 === 0),
  );
  expect(filtered).toEqual(read);
  expect(read?.filter((list) => list !== null).length).toBeGreaterThan(80);
});

it("finds what stands in odd signs, at either end of a text, and in words longer than any atom", async () => {
  const patterns = [wholeWords(["books?", "story \\w+"], {}), wholeWords(["read\\w*"], {}), "pupil"];
  const pieces = [
    "book",
    "books",
    "bookshop",
    "story",
    "tell",
    "é",
    "_",
    "-",
    "'",
    "\n",
    " ",
    "readreadread",
    "pupil",
    "",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), { minLength: 1, maxLength: 40 }),
      async (texts) => {
        const [filtered, read] = await bothWays(
          patterns,
          texts.map((parts) => parts.join("")),
        );
        expect(filtered).toEqual(read);
      },
    ),
    { numRuns: 60 },
  );
});

it("keeps the bits of more patterns than one column holds apart", async () => {
  const word = (number: number): string => `w${String.fromCharCode(97 + (number % 26))}${number}`;
  const numbers = Array.from({ length: 150 }, (_, number) => number);
  const [filtered] = await bothWays(
    numbers.map((number) => wholeWords([word(number)], {})),
    numbers.map((number) => `one ${word(number)} more`),
  );
  expect(filtered).toEqual(numbers.map((number) => [number]));
});

it("reads a text of one endless word without taking all its beginnings", async () => {
  const [filtered] = await bothWays([wholeWords(["books?"], {})], ["book".repeat(500_000), "a book"]);
  expect(filtered).toEqual([[1]]);
});
