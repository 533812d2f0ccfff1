import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { WrongUse } from "../errors.ts";
import { type Stance, codebookFolder, stances } from "./codebook.ts";
import type { GoldSentence } from "./gold.ts";
import { quoted } from "./plain-text.ts";
import { textHash } from "./weights.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
export const goldPath = `${project}../shared/data/gold/dev.jsonl`;

/** A line of `coded.csv`: themes and stance of a sentence that is known by its hash alone. */
export interface Coded {
  readonly sha256: string;
  readonly themes: readonly string[];
  readonly stance: Stance;
  /** `train`: weights are fitted to it. `test`: it is kept unread, to measure them. */
  readonly part: "train" | "test";
  /** How much it counts in fitting: 2 where it was read against the conventions of the settled gold sentences. */
  readonly importance: 1 | 2;
}

/** A coded sentence with its text. */
export type CodedSentence = GoldSentence & Pick<Coded, "part" | "importance">;

const header = "sha256,themes,stance,part,importance";

/**
 * Reads `coded.csv`, sentences coded once, by one reading from the definitions of the codebook.
 * @throws Error naming the line that is not a coding.
 */
export function parseCoded(text: string): Coded[] {
  const [first, ...lines] = text.replaceAll("\r\n", "\n").trimEnd().split("\n");
  if (first !== header) throw new Error(`coded.csv, line 1: the columns should be ${header}`);
  return lines.map((line, index) => {
    const [sha256 = "", themes = "", given = "", part = "", counts = ""] = line.split(",");
    const stance = stances.find((each) => each === given);
    const importance = counts === "1" ? 1 : counts === "2" ? 2 : null;
    if (!/^[0-9a-f]{16}$/.test(sha256) || !stance || (part !== "train" && part !== "test") || !importance) {
      throw new Error(`coded.csv, line ${index + 2}: not ${header}: ${line}`);
    }
    return { sha256, themes: themes.split(" ").filter(Boolean), stance, part, importance };
  });
}

export function readCoded(): Coded[] {
  return parseCoded(readFileSync(`${codebookFolder}coded.csv`, "utf8"));
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
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const isDatabase = path.endsWith(".duckdb");
    if (isDatabase) await connection.run(`ATTACH ${quoted(path)} AS built (READ_ONLY)`);
    const from = isDatabase ? "built.core.sentence" : `read_json(${quoted(path)})`;
    const reader = await connection.runAndReadAll(
      `SELECT DISTINCT text::VARCHAR FROM ${from} WHERE text IS NOT NULL`,
    );
    return reader.getRows().map(([text]) => String(text));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
