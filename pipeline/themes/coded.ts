import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { WrongUse } from "../errors.ts";
import { type Stance, codebookFolder, stances } from "./codebook.ts";
import type { GoldSentence } from "./gold.ts";
import { quoted } from "./plain-text.ts";
import { textHash } from "./weights.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
export const goldPath = `${project}../shared/data/gold/dev.jsonl`;

/** A line of a file of `coded/`: themes and stance of a sentence that is known by its hash alone. */
export interface Coded {
  /** The first 16 hex of the SHA-256 of its text: among a million texts, one in a billion would be mistaken for another. */
  readonly sha256: string;
  readonly themes: readonly string[];
  readonly stance: Stance;
  /** `train`: weights are fitted to it. `test`: it is kept unread, to measure them. */
  readonly part: "train" | "test";
}

/** A coded sentence with its text. */
export type CodedSentence = GoldSentence & Pick<Coded, "part">;

const header = "sha256,themes,stance";

/** The file of the sentences that are kept apart. */
const apart = "kept-apart.csv";

/**
 * Reads a file of `coded/`: sentences coded from the definitions of the codebook.
 * @throws Error naming the file and the line that is not a coding.
 */
export function parseCoded(name: string, text: string): Coded[] {
  const part = name === apart ? "test" : "train";
  const [first, ...lines] = text.replaceAll("\r\n", "\n").trimEnd().split("\n");
  if (first !== header) throw new Error(`coded/${name}, line 1: the columns should be ${header}`);
  return lines.map((line, index) => {
    const [sha256 = "", themes = "", given = "", ...more] = line.split(",");
    const stance = stances.find((each) => each === given);
    if (!/^[0-9a-f]{16}$/.test(sha256) || !stance || more.length > 0) {
      throw new Error(`coded/${name}, line ${index + 2}: not ${header}: ${line}`);
    }
    return { sha256, themes: themes.split(" ").filter(Boolean), stance, part };
  });
}

/**
 * All coded sentences, in the order of their hashes.
 * @throws Error as {@link parseCoded}, and where a sentence stands in two places.
 */
export function readCoded(folder = `${codebookFolder}coded/`): Coded[] {
  const coded = readdirSync(folder)
    .flatMap((name) => parseCoded(name, readFileSync(`${folder}${name}`, "utf8")))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const twice = coded.find(({ sha256 }, index) => sha256 === coded[index - 1]?.sha256);
  if (twice) throw new Error(`coded/: ${twice.sha256} stands there twice`);
  return coded;
}

/** Where the coded sentences stand when no files are named: sentences of reports, and the letters of the database. */
export function sentenceSources(
  given: readonly string[],
  data = process.env["OUTCOMES_DATA"] ?? "data",
): string[] {
  if (given.length > 0) return [...given];
  const usual = [
    `${project}../shared/data/letters/report_sentences_2026-06.jsonl`,
    `${data}/outcomes.duckdb`,
  ];
  return usual.filter((path) => existsSync(path));
}

/**
 * The coded sentences with their texts, found by hash in JSONL files (`text`) and built databases (`core.sentence`).
 * @throws WrongUse when a file is missing or one of the sentences stands in none.
 */
export async function sentencesOf(
  coded: readonly Coded[],
  sources: readonly string[],
): Promise<CodedSentence[]> {
  const texts = new Map<string, string>();
  for (const path of sources) {
    if (!existsSync(path)) throw new WrongUse(`There is no file at ${path}.`);
    for (const text of await textsOf(path)) texts.set(textHash(text), text.trim());
  }
  const missing = coded.filter(({ sha256 }) => !texts.has(sha256));
  if (missing.length > 0) {
    throw new WrongUse(
      `${missing.length} of ${coded.length} coded sentences stand in none of: ${sources.join(", ") || "(no files)"}. ` +
        "Name the JSONL of report sentences and a database built from the letters.",
    );
  }
  return coded.map(({ sha256, ...coding }) => ({ ...coding, id: sha256, text: texts.get(sha256) ?? "" }));
}

async function textsOf(path: string): Promise<string[]> {
  const rows = await askSource(path, {
    jsonl: "SELECT DISTINCT text::VARCHAR FROM source WHERE text IS NOT NULL",
    database: "SELECT DISTINCT text FROM source.core.sentence WHERE text IS NOT NULL",
  });
  return rows.map(([text]) => String(text));
}

/** The rows of a query over `source`: a JSONL, or a built database under that name. */
export async function askSource(
  path: string,
  { jsonl, database }: { readonly jsonl: string; readonly database: string },
): Promise<unknown[][]> {
  const isDatabase = path.endsWith(".duckdb");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(
      isDatabase
        ? `ATTACH ${quoted(path)} AS source (READ_ONLY)`
        : `CREATE VIEW source AS FROM read_json(${quoted(path)})`,
    );
    return (await connection.runAndReadAll(isDatabase ? database : jsonl)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
