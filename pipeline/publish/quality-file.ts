import { readFileSync } from "node:fs";
import { z } from "zod";
import type {
  CodebookReading,
  CountedLetters,
  LettersRead,
  ReadingScore,
} from "../../src/evidence/reading.ts";
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

/**
 * The part of that name.
 * @throws CheckFailed where it was not measured
 */
export function partOf<One extends { part: string }>(parts: readonly One[], part: string): One {
  const found = parts.find((each) => each.part === part);
  if (found) return found;
  throw new CheckFailed(
    `data/codebook/quality.json has no part ${part}. Write it again with "npm run evaluate".`,
  );
}

/** What evidence says of how well the codebook reads. Errors as in {@link readQualityFile}. */
export function codebookReading(quality: QualityFile = readQualityFile()): CodebookReading {
  const unread = partOf(quality.measured, "unread").quality;
  return {
    codebook_version: quality.codebook_version,
    unread: { ...scoreOf(unread), sentences: unread.sentences, stance: unread.stanceAccuracy },
    invented: scoreOf(partOf(quality.measured, "invented").quality),
    reports: countedLetters(partOf(quality.letters, "reports")),
    letters: countedLetters(partOf(quality.letters, "letters")),
  };
}

function countedLetters({ quality: { letters, raised, concern } }: LettersPart): CountedLetters {
  const concerns = new Map(lettersRead(concern));
  const themes = lettersRead(raised).flatMap(([theme, own]) => {
    const stated = concerns.get(theme);
    return stated === undefined ? [] : [[theme, { raised: own, concern: stated }] as const];
  });
  return { letters, all: scoreOf(raised), themes: Object.fromEntries(themes) };
}

function scoreOf({ micro: { f1, interval } }: Scores): ReadingScore {
  return { f1, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
}

function lettersRead({ themes }: Scores): [string, LettersRead][] {
  return themes.map(({ theme, gold, tagged, precision, recall }) => [
    theme,
    { readers: gold, codebook: tagged, precision, recall },
  ]);
}
