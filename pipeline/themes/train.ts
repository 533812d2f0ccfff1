import { pathToFileURL } from "node:url";
import { WrongUse, errorText } from "../errors.ts";
import { codebookFolder, loadRulebook } from "./codebook.ts";
import { type CodedSentence, goldPath, readCoded, sentenceSources, sentencesOf } from "./coded.ts";
import { type Lesson, findFeatures, fitWeights } from "./fit.ts";
import { type GoldSentence, readGold } from "./gold.ts";
import { writeWeights } from "./weights.ts";
import { readInventedLetters, readWritten } from "./written.ts";

/** How much a sentence counts. */
const importanceOf = { gold: 4, coded: 3, letters: 2, written: 1 } as const;

/** What weights are fitted to: gold sentences, coded ones, those of invented letters, and those written for a theme. */
export interface Taught {
  readonly gold: readonly GoldSentence[];
  readonly coded: readonly CodedSentence[];
  readonly letters: readonly GoldSentence[];
  readonly written: readonly GoldSentence[];
}

/** Sentences as lessons, gold first, each counting by how surely it is coded and how like a letter it is. */
export function lessonsOf(taught: Taught): Lesson[] {
  const lessons = (kind: keyof Taught): Lesson[] =>
    taught[kind].map((each) => ({ ...each, importance: importanceOf[kind], isOfLetter: kind !== "written" }));
  return [...lessons("gold"), ...lessons("coded"), ...lessons("letters"), ...lessons("written")];
}

/**
 * Fits the tables of `weights/` to the gold sentences, the `train` part of `coded/` and `letters/` and those of `written/`.
 * Arguments: the files the coded sentences stand in (JSONL with `text`, or databases built from the letters). Same files, same weights.
 */
async function main(files: readonly string[]): Promise<void> {
  const rulebook = loadRulebook();
  const sentences = await sentencesOf(readCoded(), sentenceSources(files));
  const lessons = lessonsOf({
    gold: readGold(goldPath),
    coded: sentences.filter(({ part }) => part === "train"),
    letters: readInventedLetters("train"),
    written: readWritten(),
  });
  const found = await findFeatures(
    rulebook,
    lessons.map(({ text }) => text),
  );
  const weights = fitWeights(rulebook, lessons, found);
  writeWeights(`${codebookFolder}weights`, weights);
  console.log(`${weights.weights.length} weights fitted to ${lessons.length} sentences.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(errorText(error));
    process.exitCode = error instanceof WrongUse ? 2 : 1;
  }
}
