import type { Codebook } from "./codebook.ts";
import { type Found, findFeatures, fitWeights } from "./fit.ts";
import type { GoldSentence } from "./gold.ts";
import { type Tagged, Tagger } from "./tagger.ts";
import { lessonsOf } from "./train.ts";

const folds = 5;

/**
 * Tags each gold sentence by weights fitted without it: to the coded sentences and four fifths of the gold ones.
 * The rules and cues are those of the codebook throughout. Same order as given.
 */
export async function crossValidate(
  codebook: Codebook,
  gold: readonly GoldSentence[],
  coded: readonly GoldSentence[],
): Promise<Tagged[]> {
  const lessons = lessonsOf(gold, coded);
  const found = await findFeatures(
    codebook,
    lessons.map(({ text }) => text),
  );
  const tagged: Tagged[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isKept = (index: number): boolean => index < gold.length && index % folds === fold;
    const rest = <T>(values: readonly T[]): T[] => values.filter((_, index) => !isKept(index));
    const part: Found = {
      themes: rest(found.themes),
      stance: rest(found.stance),
      administrative: rest(found.administrative),
    };
    const tagger = await Tagger.open({ ...codebook, weights: fitWeights(codebook, rest(lessons), part) });
    try {
      const kept = gold.flatMap((sentence, index) => (isKept(index) ? [{ sentence, index }] : []));
      const told = await tagger.tag(kept.map(({ sentence }) => sentence.text));
      kept.forEach(({ index }, place) => (tagged[index] = told[place] as Tagged));
    } finally {
      tagger.close();
    }
  }
  return tagged;
}
