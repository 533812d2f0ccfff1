import { existsSync, readFileSync, readdirSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { DuckDBInstance } from "@duckdb/node-api";
import { parseLetter } from "../../pipeline/parse/letter/letter.ts";
import { type Codebook, loadCodebook } from "../../pipeline/themes/codebook.ts";
import { asWritten, labelTable } from "../../pipeline/themes/tables.ts";
import { tag } from "../../pipeline/themes/tag.ts";

const letters = "../shared/data/letters";
export const hasCorpus = existsSync(letters);

/**
 * Distinct sentences of the real reports and letters: every `nth` sentence of the reports, and all of every `nth` letter
 * (of all, where it is 1).
 */
export async function corpusTexts(nth: number): Promise<string[]> {
  const isTaken = (_: unknown, index: number): boolean => index % nth === 0;
  const lines = readFileSync(`${letters}/report_sentences_2026-06.jsonl`, "utf8").trimEnd().split("\n");
  const texts = new Set(lines.filter(isTaken).map((line) => (JSON.parse(line) as { text: string }).text));
  const files = readdirSync(letters, { recursive: true, encoding: "utf8" });
  for (const file of files
    .filter((name) => name.endsWith(".pdf"))
    .sort()
    .filter(isTaken)) {
    const { sentences } = await parseLetter(new Uint8Array(readFileSync(`${letters}/${file}`)));
    for (const { text } of sentences) texts.add(text);
  }
  return [...texts];
}

/** What both sides say of a text, as one line of JSON: its stance, and every theme with its rule and place. */
type Told = Map<string, string>;

/** The texts that the statement of the build and `outcomes tag` do not say the same of, and how many themes were given. */
export async function tagBothWays(
  texts: readonly string[],
): Promise<{ themes: number; differing: string[] }> {
  const codebook = loadCodebook();
  const built = await byBuild(texts, codebook);
  const streamed = await byTag(texts, codebook);
  return {
    themes: built.themes,
    differing: texts.filter((text) => built.told.get(text) !== streamed.get(text)),
  };
}

/** All in one statement over a table under the MD5 of the text, in the order of that, as the build tags them. */
async function byBuild(
  texts: readonly string[],
  codebook: Codebook,
): Promise<{ themes: number; told: Told }> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  try {
    await connection.run("create schema themes; create table themes.text (text_id varchar, text varchar)");
    await connection.run(
      "insert into themes.text select md5(text), text from (select unnest(json_extract_string($texts, '$[*]')) as text) order by 1",
      { texts: JSON.stringify(texts) },
    );
    await connection.run(asWritten.before);
    await connection.run(`create table themes.text_label as ${labelTable(codebook).sql}`);
    await connection.run(asWritten.after);
    const reader = await connection.runAndReadAll(
      "select text, label, rule, match_start, match_end from themes.text_label join themes.text using (text_id)",
    );
    const themes = new Set(codebook.themes.map(({ id }) => id));
    const stances = new Map<string, string>();
    const matches = new Map<string, string[]>();
    for (const [text, label, rule, start, end] of reader.getRows().map((row) => row.map(String))) {
      if (!themes.has(label ?? "")) stances.set(text ?? "", label ?? "");
      else matches.set(text ?? "", [...(matches.get(text ?? "") ?? []), [label, rule, start, end].join(" ")]);
    }
    return {
      themes: [...matches.values()].flat().length,
      told: new Map(texts.map((text) => [text, told(stances.get(text), matches.get(text) ?? [])])),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** As lines through the command, in the order given. */
async function byTag(texts: readonly string[], codebook: Codebook): Promise<Told> {
  const said: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said.push(chunk.toString("utf8"));
      done();
    },
  });
  const lines = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`);
  await tag(Readable.from(lines), output, output, codebook);
  const answers = said.join("").trimEnd().split("\n");
  return new Map(
    answers.map((line) => {
      const { id, stance, matches } = JSON.parse(line) as Answer;
      const found = matches.map(({ theme, rule, start, end }) => [theme, rule, start, end].join(" "));
      return [texts[id] ?? "", told(stance, found)];
    }),
  );
}

interface Answer {
  id: number;
  stance: string;
  matches: { theme: string; rule: string; start: number; end: number }[];
}

function told(stance: string | undefined, matches: readonly string[]): string {
  return JSON.stringify([stance, ...[...matches].sort()]);
}
