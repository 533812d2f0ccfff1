import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openForReading } from "../../pipeline/database/connection.ts";
import { tag } from "../../pipeline/themes/tag.ts";
import { type SampleData, sampleData } from "../evidence/fictional.ts";
import { corpusTexts, hasCorpus, tagBothWays } from "./corpus.ts";

let sample: SampleData;
beforeAll(async () => {
  sample = await sampleData();
});
afterAll(async () => {
  await sample.remove();
});

/** What is compared: a sentence, its stance, and every theme with the rule and the place it was found in. */
interface Told {
  id: string;
  stance: string;
  matches: { theme: string; rule: string; start: number; end: number }[];
}

const inOrder = (told: readonly Told[]): Told[] =>
  told
    .map(({ id, stance, matches }) => ({
      id,
      stance,
      matches: matches
        .map(({ theme, rule, start, end }) => ({ theme, rule, start, end }))
        .sort((a, b) => (a.theme < b.theme ? -1 : 1)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

it("the build and `outcomes tag` agree on every sentence of the sample", async () => {
  const database = await openForReading(join(sample.dataDir, "outcomes.duckdb"));
  const sentences = await database.connection.runAndReadAll(
    "select sentence_id, text, stance from core.sentence where not is_template order by hash(sentence_id)",
  );
  const themes = await database.connection.runAndReadAll(
    "select sentence_id, theme, rule, match_start, match_end from core.sentence_theme",
  );
  database.close();
  const built = new Map<string, Told>();
  const lines = sentences.getRows().map(([id, text, stance]) => {
    built.set(String(id), { id: String(id), stance: String(stance), matches: [] });
    return `${JSON.stringify({ id, text })}\n`;
  });
  for (const [id, theme, rule, start, end] of themes.getRows()) {
    built.get(String(id))?.matches.push({
      theme: String(theme),
      rule: String(rule),
      start: Number(start),
      end: Number(end),
    });
  }

  let said = "";
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString("utf8");
      done();
    },
  });
  expect(await tag(Readable.from(lines), output, output)).toEqual({ tagged: lines.length, refused: 0 });
  const streamed = said
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Told);

  expect(lines.length).toBeGreaterThan(500);
  expect(themes.getRows().length).toBeGreaterThan(500);
  expect(inOrder(streamed)).toEqual(inOrder([...built.values()]));
});

if (!hasCorpus)
  console.log("The real letters and reports are not here: agreement is shown on the sample alone.");

// A tenth of them; `npm run bench agreement` takes all.
it.skipIf(!hasCorpus)("the statement of the build and `outcomes tag` agree on real sentences", async () => {
  const texts = await corpusTexts(10);
  const { themes, differing } = await tagBothWays(texts);
  expect(texts.length).toBeGreaterThan(1000);
  expect(themes).toBeGreaterThan(1000);
  expect(differing).toEqual([]);
});
