import { readFileSync } from "node:fs";
import { z } from "zod";
import { CheckFailed } from "../errors.ts";
import { codebookFolder } from "../themes/codebook.ts";

const figure = z.number().min(0).max(1).nullable();
const scoreShape = z.object({
  precision: figure,
  recall: figure,
  f1: figure,
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
const scoresShape = z.object({
  themes: z.array(scoreShape.extend({ theme: z.string(), gold: z.number().int(), tagged: z.number().int() })),
  micro: scoreShape,
});
const qualityShape = z.object({
  codebook_version: z.string(),
  measured: z.array(
    z.object({
      part: z.string(),
      note: z.string(),
      quality: scoresShape.extend({
        sentences: z.number().int(),
        stanceAccuracy: figure,
        stanceInterval: z.tuple([z.number(), z.number()]).nullable(),
      }),
    }),
  ),
  letters: z.array(
    z.object({
      part: z.string(),
      note: z.string(),
      quality: z.object({
        letters: z.number().int(),
        sentences: z.number().int(),
        raised: scoresShape,
        concern: scoresShape,
      }),
    }),
  ),
});

/** What `npm run evaluate` measured, as `data/codebook/quality.json` holds it. */
export type QualityFile = z.output<typeof qualityShape>;
/** Sentences that were measured on, by theme and by stance. */
export type SentencesPart = QualityFile["measured"][number];
/** Letters that were measured on, as the charts count them. */
export type LettersPart = QualityFile["letters"][number];
/** How well themes were told, each and together. */
export type Scores = z.output<typeof scoresShape>;

/**
 * Reads quality.json.
 * @throws CheckFailed when it is not as `npm run evaluate` writes it
 */
export function readQualityFile(
  text: string = readFileSync(`${codebookFolder}quality.json`, "utf8"),
): QualityFile {
  const read = qualityShape.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new CheckFailed(
    `data/codebook/quality.json: ${faults.join("; ")}. Write it again with "npm run evaluate".`,
  );
}
