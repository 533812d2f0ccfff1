import { isSeldom } from "./beside.ts";

/** Logits. What is tried: from hardly below even odds to one in eleven. */
const tried = { least: 0.3, most: 2.4, step: 0.1 } as const;
/** Where few sentences carry a theme, their own best lift is chance. */
const usual = 0.6;
/** The figure of a lift is the mean of its own and of this many to either side: a single best one is chance too. */
const neighbours = 2;

/**
 * What is added to a theme's start, in logits: F1 asks for a theme where the odds are below even, the farther the less surely
 * a theme is told. Chosen by the F1 it gives on sentences of letters.
 * @param levels a level a sentence, told without that sentence
 * @param importance how much each sentence counts
 */
export function liftOf(
  levels: Float64Array,
  wanted: readonly boolean[],
  importance: readonly number[],
): number {
  if (isSeldom(wanted)) return usual;
  const count = Math.round((tried.most - tried.least) / tried.step) + 1;
  const lifts = Array.from({ length: count }, (_, number) => tried.least + number * tried.step);
  const scores = lifts.map((lift) => f1At(lift, levels, wanted, importance));
  const smooth = scores.map((_, place) => {
    const near = scores.slice(Math.max(0, place - neighbours), place + neighbours + 1);
    return near.reduce((sum, score) => sum + score, 0) / near.length;
  });
  return lifts[smooth.indexOf(Math.max(...smooth))] ?? usual;
}

function f1At(
  lift: number,
  levels: Float64Array,
  wanted: readonly boolean[],
  importance: readonly number[],
): number {
  let hit = 0;
  let given = 0;
  let there = 0;
  levels.forEach((level, sentence) => {
    const counts = importance[sentence] ?? 1;
    const isGiven = level + lift >= 0;
    if (isGiven) given += counts;
    if (wanted[sentence]) there += counts;
    if (isGiven && wanted[sentence]) hit += counts;
  });
  return given + there === 0 ? 0 : (2 * hit) / (given + there);
}
