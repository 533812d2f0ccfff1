import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { WrongUse, errorText } from "../errors.ts";
import { codebookFolder, loadRulebook } from "./codebook.ts";
import { goldPath, readCoded, sentenceSources, sentencesOf } from "./coded.ts";
import { type Lesson, findFeatures, fitWeights } from "./fit.ts";
import { type GoldSentence, readGold } from "./gold.ts";
import { formatWeights } from "./weights.ts";

/** Read twice and settled, against read once. */
const goldImportance = 2;

/** Coded sentences as lessons: the gold ones count double. */
export function lessonsOf(gold: readonly GoldSentence[], coded: readonly GoldSentence[]): Lesson[] {
  return [
    ...gold.map((sentence) => ({ ...sentence, importance: goldImportance })),
    ...coded.map((sentence) => ({ ...sentence, importance: 1 })),
  ];
}

/**
 * Fits `weights.csv` to the gold sentences and the `train` part of `coded.csv`. Arguments: the files the coded
 * sentences stand in (JSONL with `text`, or databases built from the letters). Same files, same weights.
 */
async function main(files: readonly string[]): Promise<void> {
  const rulebook = loadRulebook();
  const sentences = await sentencesOf(readCoded(), sentenceSources(files));
  const lessons = lessonsOf(
    readGold(goldPath),
    sentences.filter(({ part }) => part === "train"),
  );
  const found = await findFeatures(
    rulebook,
    lessons.map(({ text }) => text),
  );
  const weights = fitWeights(rulebook, lessons, found);
  writeFileSync(`${codebookFolder}weights.csv`, formatWeights(weights));
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
