import type { Letter, Paragraph } from "./letter.ts";
import { LETTER_FILTERS } from "./contrast.ts";
import { matcherOf } from "./matcher.ts";
import { countWords } from "../components/wording.ts";
import { filtersSet, NOTHING_CHOSEN, type Selection } from "./selection.ts";
import { filterName } from "./summary.ts";

/** Filters to take off together, and the passages there are without them. */
export interface Wider {
  without: readonly (keyof Selection)[];
  passages: number;
}

const SHOWN = 5;
const COUNTS = ["no", "one filter", "two filters together", "three filters together"];

/**
 * For a selection that finds nothing, the fewest filters that have to go: every set of that size with the passages there
 * are without it, most first. One pass over all paragraphs.
 */
export async function widened(
  selection: Selection,
  letters: readonly Letter[],
  paragraphs: AsyncIterable<Paragraph> | Iterable<Paragraph>,
): Promise<Wider[]> {
  const alone = filtersSet(selection).map((filter) => ({
    filter,
    ofLetter: LETTER_FILTERS.some((name) => name === filter),
    matcher: matcherOf({ ...NOTHING_CHOSEN, match: selection.match, [filter]: selection[filter] }),
  }));
  const inTheWay = new Map(
    letters.map((letter) => [
      letter.document_id,
      alone.filter(({ ofLetter, matcher }) => ofLetter && !matcher.letter(letter)),
    ]),
  );
  const counts = new Map<string, Wider>();
  for await (const { document_id, sentences } of paragraphs) {
    const ofLetter = inTheWay.get(document_id);
    if (ofLetter === undefined) continue;
    for (const sentence of sentences) {
      if (sentence.is_template) continue;
      const failing = alone.filter(
        (one) => ofLetter.includes(one) || (!one.ofLetter && one.matcher.sentence(sentence) === null),
      );
      const key = failing.map(({ filter }) => filter).join();
      const passages = (counts.get(key)?.passages ?? 0) + 1;
      counts.set(key, { without: failing.map(({ filter }) => filter), passages });
    }
  }
  const fewest = Math.min(...[...counts.values()].map(({ without }) => without.length));
  return [...counts.values()]
    .filter(({ without }) => without.length === fewest)
    .sort((a, b) => b.passages - a.passages);
}

/** "No passage matches. Take off one filter: without “Prior grade” there are 1,240; without “Theme” there are 340." */
export function nothingFound(wider: readonly Wider[]): string {
  const [first] = wider;
  if (first === undefined) return "No passage matches: no letter here holds a sentence of its own.";
  const many = first.without.length;
  const ways = wider
    .slice(0, SHOWN)
    .map(
      ({ without, passages }) =>
        `without ${listed(without.map((name) => `“${filterName(name)}”`))} there are ${countWords(passages)}`,
    );
  const more = wider.length > SHOWN ? ` … (${wider.length} ways)` : "";
  return `No passage matches. Take off ${COUNTS[many] ?? `${many} filters together`}: ${ways.join("; ")}${more}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
