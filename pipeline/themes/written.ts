import { readFileSync, readdirSync } from "node:fs";
import Papa from "papaparse";
import { z } from "zod";
import { codebookFolder, stances } from "./codebook.ts";
import type { GoldSentence } from "./gold.ts";

/** Strict: the cells behind a comma in a text without quotes would be left out. */
const rowShape = z.strictObject({ themes: z.string(), stance: z.enum(stances), text: z.string().min(1) });

/**
 * Reads a file of `written/`: sentences invented for this project, in the manner of letters of the kind it is named
 * after. Weights are fitted to them; nothing is measured on them.
 * @throws Error naming the file and the line that is not themes, stance and text
 */
export function parseWritten(name: string, text: string): GoldSentence[] {
  const { data } = Papa.parse<unknown>(text.trim(), { header: true });
  return data.map((row, index) => {
    const read = rowShape.safeParse(row);
    if (!read.success) throw new Error(`written/${name}, line ${index + 2}: not themes,stance,text`);
    const { themes, ...rest } = read.data;
    return { id: `${name}:${index + 2}`, themes: themes.split(" ").filter(Boolean), ...rest };
  });
}

/** All written sentences, in the order of the names of their files. */
export function readWritten(folder = `${codebookFolder}written/`): GoldSentence[] {
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => parseWritten(name, readFileSync(`${folder}${name}`, "utf8")));
}
