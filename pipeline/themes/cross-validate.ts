import type { Codebook } from "./codebook.ts";
import type { CodedLetter } from "./coded-letters.ts";
import { type Found, findFeatures, fitWeights } from "./fit.ts";
import { type Tagged, Tagger } from "./tagger.ts";
import { type Taught, lessonsOf } from "./train.ts";

const folds = { gold: 5, letters: 3 } as const;
/** Shorter texts ("Context.") stand in many letters and give nothing away. */
const fewestLetters = 30;

/** Tags texts, in their order, by weights fitted without them. */
export type TagApart = (texts: readonly string[]) => Promise<Tagged[]>;

/**
 * A way to tag texts by weights fitted to what is taught without these texts, and without any sentence that holds one of
 * them or is held in it (a bullet read with its neighbour). The rules and cues are those of the codebook throughout.
 */
export async function taggingApart(codebook: Codebook, taught: Taught): Promise<TagApart> {
  const lessons = lessonsOf(taught);
  const found = await findFeatures(
    codebook,
    lessons.map(({ text }) => text),
  );
  const taughtLetters = lessons.map(({ text }) => lettersOf(text));
  return async (texts) => {
    const kept = [...new Set(texts.map(lettersOf))];
    const isApart = taughtLetters.map((text) => !kept.some((each) => isSame(text, each)));
    const rest = <T>(values: readonly T[]): T[] => values.filter((_, index) => isApart[index]);
    const part: Found = {
      themes: rest(found.themes),
      stance: rest(found.stance),
      administrative: rest(found.administrative),
    };
    const tagger = await Tagger.open({ ...codebook, weights: fitWeights(codebook, rest(lessons), part) });
    try {
      return await tagger.tag(texts);
    } finally {
      tagger.close();
    }
  };
}

/** Tags each fifth of the gold sentences apart from what is left. Same order as given. */
export async function crossValidate(
  tagApart: TagApart,
  gold: readonly { readonly text: string }[],
): Promise<Tagged[]> {
  const tagged: Tagged[] = [];
  for (let fold = 0; fold < folds.gold; fold += 1) {
    const places = gold.flatMap((_, index) => (index % folds.gold === fold ? [index] : []));
    const told = await tagApart(places.map((index) => gold[index]?.text ?? ""));
    places.forEach((index, place) => (tagged[index] = told[place] as Tagged));
  }
  return tagged;
}

/** Tags the sentences of each third of the letters apart from what is left. For each letter its sentences, in order. */
export async function crossValidateLetters(
  tagApart: TagApart,
  letters: readonly CodedLetter[],
): Promise<Tagged[][]> {
  const tagged: Tagged[][] = [];
  for (let fold = 0; fold < folds.letters; fold += 1) {
    const places = letters.flatMap((_, index) => (index % folds.letters === fold ? [index] : []));
    const textsAt = (index: number): string[] => letters[index]?.sentences.map(({ text }) => text) ?? [];
    const texts = [...new Set(places.flatMap(textsAt))];
    const told = await tagApart(texts);
    const byText = new Map(texts.map((text, place) => [text, told[place] as Tagged]));
    for (const index of places) tagged[index] = textsAt(index).flatMap((text) => byText.get(text) ?? []);
  }
  return tagged;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}

/** Whether one text, as its letters alone, is the other or stands in it. */
function isSame(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= fewestLetters && long.includes(short));
}
