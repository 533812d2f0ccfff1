import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { z } from "zod";
import { codebookFolder, stances } from "./codebook.ts";
import type { GoldSentence } from "./gold.ts";

const rowShape = z.object({ themes: z.string(), stance: z.enum(stances), text: z.string().min(1) });

/**
 * Reads `written.csv`: sentences invented for this project in the manner of letters of all years, for subjects that
 * few coded letters hold (remote learning, catching up, the autumn of 2020, short inspections). Weights are fitted to
 * them; nothing is measured on them.
 * @throws Error naming the line that is not themes, stance and text
 */
export function parseWritten(text: string): GoldSentence[] {
  const { data } = Papa.parse<unknown>(text.trim(), { header: true });
  return data.map((row, index) => {
    const read = rowShape.safeParse(row);
    if (!read.success) throw new Error(`written.csv, line ${index + 2}: not themes,stance,text`);
    const { themes, ...rest } = read.data;
    return { id: `written-${index + 1}`, themes: themes.split(" ").filter(Boolean), ...rest };
  });
}

export function readWritten(): GoldSentence[] {
  return parseWritten(readFileSync(`${codebookFolder}written.csv`, "utf8"));
}
