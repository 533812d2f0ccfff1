import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codedLetters } from "../../pipeline/themes/coded-letters.ts";
import { crossValidateLetters } from "../../pipeline/themes/cross-validate.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "coded-letters-"));
});
afterAll(() => rm(folder, { recursive: true }));

const coded = ["Attendance is high.", "Books are loved."].map((text) => ({
  text,
  themes: [],
  stance: "strength" as const,
}));

it("gathers the coded sentences of each report and each letter, without template and what nobody coded", async () => {
  const reports = join(folder, "reports.jsonl");
  const lines = [
    { url: "b", text: "Books are loved." },
    { url: "b", text: "Nobody coded this." },
    { url: "a", text: "Attendance is high." },
    { url: "c", text: "Nobody coded this either." },
  ];
  writeFileSync(reports, lines.map((line) => JSON.stringify(line)).join("\n"));
  const database = join(folder, "built.duckdb");
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(`CREATE SCHEMA core; CREATE TABLE core.sentence AS FROM (VALUES
    ('d', 2, 'Attendance is high.', false), ('d', 1, 'Books are loved.', false), ('e', 1, 'Books are loved.', true)
  ) AS sentence(document_id, ordinal, text, is_template)`);
  connection.closeSync();
  instance.closeSync();
  const letters = await codedLetters(coded, [reports, database]);
  expect(letters.map(({ id, part, sentences }) => [id, part, sentences.map(({ text }) => text)])).toEqual([
    ["letters d", "letters", ["Books are loved.", "Attendance is high."]],
    ["reports a", "reports", ["Attendance is high."]],
    ["reports b", "reports", ["Books are loved."]],
  ]);
});

it("tags the sentences of a letter apart from those of other thirds, and gives them back letter by letter", async () => {
  const letters = ["a", "b", "c", "d"].map((id) => ({
    id,
    part: "letters" as const,
    sentences: [`First of ${id}.`, "In each.", "In each."].map((text) => ({
      text,
      themes: [],
      stance: "neutral" as const,
    })),
  }));
  const asked: (readonly string[])[] = [];
  const tagged = await crossValidateLetters((texts) => {
    asked.push(texts);
    return Promise.resolve(texts.map((text) => ({ themes: [text], stance: "neutral", matches: [] })));
  }, letters);
  expect(asked).toEqual([
    ["First of a.", "In each.", "First of d."],
    ["First of b.", "In each."],
    ["First of c.", "In each."],
  ]);
  expect(tagged.map((letter) => letter.flatMap(({ themes }) => themes))).toEqual(
    letters.map(({ sentences }) => sentences.map(({ text }) => text)),
  );
});
