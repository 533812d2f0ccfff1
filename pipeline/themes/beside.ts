import { descent } from "./logistic.ts";
import type { Beside } from "./weights.ts";

/**
 * How firmly the second look is drawn to nothing: what every sentence has more firmly than what another theme adds, since themes
 * that are seldom coded would be lost by it.
 */
const ridges = { always: 40, theme: 2 } as const;
/** Fewer sentences of a theme tell little more than that it is seldom. */
const fewestSentences = 60;
const sweeps = 200;
const smallStep = 0.0005;

/** Whether so few sentences of letters carry a theme that it has no second look. (Seen on remote learning when 16 carried it.) */
export function isSeldom(wanted: readonly boolean[]): boolean {
  return wanted.filter(Boolean).length < fewestSentences;
}

/**
 * Fits what other themes say for or against each theme, to sentences that are coded. `levels` has for each theme a level a
 * sentence, told without that sentence (by weights fitted to it a theme would look surer than it is); `least` and more is given
 * at first. Ridge logistic regression from those levels on; same input, same output.
 */
export function fitBeside(
  themes: readonly string[],
  levels: readonly Float64Array[],
  wanted: readonly (readonly boolean[])[],
  least: number,
): Map<string, Beside> {
  const columns = levels.map((level) =>
    Int32Array.from(level.keys()).filter((sentence) => (level[sentence] ?? 0) >= least),
  );
  const all = Int32Array.from(levels[0]?.keys() ?? []);
  const beside = new Map<string, Beside>();
  themes.forEach((theme, place) => {
    const coded = wanted[place] ?? [];
    if (isSeldom(coded)) return;
    const always = { column: all, ridge: ridges.always, weight: 0 };
    const others = themes.flatMap((other, number) =>
      number === place ? [] : [{ other, column: columns[number] ?? all, ridge: ridges.theme, weight: 0 }],
    );
    const step = descent((levels[place] ?? new Float64Array()).slice(), coded, []);
    for (let sweep = 0; sweep < sweeps; sweep += 1) {
      let largest = 0;
      for (const moving of [always, ...others]) {
        const change = step(moving.column, { value: 1, away: moving.weight, ridge: moving.ridge });
        moving.weight += change;
        largest = Math.max(largest, Math.abs(change));
      }
      if (largest < smallStep) break;
    }
    const told = others.map(({ other, weight }) => [other, weight] as const);
    beside.set(theme, { always: always.weight, themes: new Map(told) });
  });
  return beside;
}
