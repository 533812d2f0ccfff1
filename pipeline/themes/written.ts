import { readFileSync, readdirSync } from "node:fs";
import Papa from "papaparse";
import { z } from "zod";
import { codebookFolder, stances } from "./codebook.ts";
import type { GoldSentence } from "./gold.ts";

/** Strict: the cells behind a comma in a text without quotes would be left out. */
const rowShape = z.strictObject({ themes: z.string(), stance: z.enum(stances), text: z.string().min(1) });

/** The file of the invented letters that are kept apart. */
const apart = "kept-apart.csv";

/**
 * Reads a file of invented, coded sentences; `name` is its place in the codebook's folder.
 * @throws Error naming the file and the line that is not themes, stance and text
 */
export function parseWritten(name: string, text: string): GoldSentence[] {
  const { data } = Papa.parse<unknown>(text.trim(), { header: true });
  return data.map((row, index) => {
    const read = rowShape.safeParse(row);
    if (!read.success) throw new Error(`${name}, line ${index + 2}: not themes,stance,text`);
    const { themes, ...rest } = read.data;
    return { id: `${name}:${index + 2}`, themes: themes.split(" ").filter(Boolean), ...rest };
  });
}

/**
 * Sentences of `written/`, each written to show a theme or the want of it, in the order of the names of their files. Weights
 * are fitted to them; nothing is measured on them.
 */
export function readWritten(folder: string = codebookFolder): GoldSentence[] {
  return filesOf(folder, "written").flatMap(({ sentences }) => sentences);
}

/**
 * Sentences of `letters/`: whole letters and reports, invented by writers who did not know the codebook, and coded afterwards.
 * To those of `train` weights are fitted; on those of `test` the codebook is measured, and nothing is fitted to them.
 */
export function readInventedLetters(part: "train" | "test", folder: string = codebookFolder): GoldSentence[] {
  return filesOf(folder, "letters")
    .filter(({ name }) => (name === apart) === (part === "test"))
    .flatMap(({ sentences }) => sentences);
}

function filesOf(folder: string, kind: string): { name: string; sentences: GoldSentence[] }[] {
  const names = readdirSync(`${folder}${kind}`).sort();
  return names.map((name) => {
    const place = `${kind}/${name}`;
    return { name, sentences: parseWritten(place, readFileSync(`${folder}${place}`, "utf8")) };
  });
}
