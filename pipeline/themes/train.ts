import { pathToFileURL } from "node:url";
import { WrongUse, errorText } from "../errors.ts";
import { codebookFolder, loadRulebook } from "./codebook.ts";
import { type CodedSentence, goldPath, readCoded, sentenceSources, sentencesOf } from "./coded.ts";
import { type Lesson, findFeatures, fitWeights } from "./fit.ts";
import { type GoldSentence, readGold } from "./gold.ts";
import { writeWeights } from "./weights.ts";
import { readWritten } from "./written.ts";

/** How much a sentence counts. */
const importanceOf = { gold: 3, coded: 2, written: 1 } as const;

/** Gold, coded and written sentences as lessons, each counting by how surely it is coded. */
export function lessonsOf(
  gold: readonly GoldSentence[],
  coded: readonly CodedSentence[],
  written: readonly GoldSentence[],
): Lesson[] {
  const lessons = (sentences: readonly GoldSentence[], kind: keyof typeof importanceOf): Lesson[] =>
    sentences.map((each) => ({ ...each, importance: importanceOf[kind], isReal: kind !== "written" }));
  return [...lessons(gold, "gold"), ...lessons(coded, "coded"), ...lessons(written, "written")];
}

/**
 * Fits the tables of `weights/` to the gold sentences, the `train` part of `coded/` and those of `written/`. Arguments: the files the coded
 * sentences stand in (JSONL with `text`, or databases built from the letters). Same files, same weights.
 */
async function main(files: readonly string[]): Promise<void> {
  const rulebook = loadRulebook();
  const sentences = await sentencesOf(readCoded(), sentenceSources(files));
  const lessons = lessonsOf(
    readGold(goldPath),
    sentences.filter(({ part }) => part === "train"),
    readWritten(),
  );
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
