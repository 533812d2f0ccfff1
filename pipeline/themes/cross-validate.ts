import type { Codebook } from "./codebook.ts";
import { type Found, findFeatures, fitWeights } from "./fit.ts";
import { type Tagged, Tagger } from "./tagger.ts";
import { type Taught, lessonsOf } from "./train.ts";

const folds = 5;
/** Shorter texts ("Context.") stand in many letters and give nothing away. */
const fewestLetters = 30;

/**
 * Tags each gold sentence by weights fitted without it, and without any sentence that holds it or is held in it (a
 * bullet read with its neighbour): to the others that are coded or invented, and four fifths of the gold ones. The rules
 * and cues are those of the codebook throughout. Same order as given.
 */
export async function crossValidate(codebook: Codebook, taught: Taught): Promise<Tagged[]> {
  const { gold } = taught;
  const lessons = lessonsOf(taught);
  const found = await findFeatures(
    codebook,
    lessons.map(({ text }) => text),
  );
  const letters = lessons.map(({ text }) => text.toLowerCase().replace(/[^a-z]/g, ""));
  const tagged: Tagged[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isKept = (index: number): boolean => index < gold.length && index % folds === fold;
    const kept = letters.filter((_, index) => isKept(index));
    const isApart = letters.map((text, index) => !isKept(index) && !kept.some((each) => isSame(text, each)));
    const rest = <T>(values: readonly T[]): T[] => values.filter((_, index) => isApart[index]);
    const part: Found = {
      themes: rest(found.themes),
      stance: rest(found.stance),
      administrative: rest(found.administrative),
    };
    const tagger = await Tagger.open({ ...codebook, weights: fitWeights(codebook, rest(lessons), part) });
    try {
      const places = gold.flatMap((_, index) => (isKept(index) ? [index] : []));
      const told = await tagger.tag(places.map((index) => gold[index]?.text ?? ""));
      places.forEach((index, place) => (tagged[index] = told[place] as Tagged));
    } finally {
      tagger.close();
    }
  }
  return tagged;
}

/** Whether one text, as its letters alone, is the other or stands in it. */
function isSame(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= fewestLetters && long.includes(short));
}
