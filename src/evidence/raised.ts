import type { Letter, Paragraph } from "./letter.ts";
import { matcherOf } from "./matcher.ts";
import { LetterCount } from "./numbers.ts";
import type { Selection } from "./selection.ts";

/** Bit of each stance; a sentence without one has its own. */
const STANCES = ["strength", "concern", "mixed", "neutral"] as const;
const BASE = 2 ** (STANCES.length + 1);

function bitOf(stance: string | null): number {
  const at = (STANCES as readonly (string | null)[]).indexOf(stance);
  return 1 << (at === -1 ? STANCES.length : at);
}

/**
 * What the paragraphs of one letter raise: a character for each theme, and one for its sentences whatever they raise; each the
 * stances with which it does, as a digit to base 32. Template sentences raise nothing.
 * @param themes ids, in the order of `Places.themes`
 */
export function raisedBy(paragraphs: Iterable<Paragraph>, themes: readonly string[]): string {
  const stances = [...themes, null].map(() => 0);
  const mark = (at: number, bit: number): void => {
    if (at >= 0) stances[at] = (stances[at] ?? 0) | bit;
  };
  for (const { sentences } of paragraphs) {
    for (const { is_template, stance, tags } of sentences) {
      if (is_template) continue;
      mark(themes.length, bitOf(stance));
      for (const { theme } of tags) mark(themes.indexOf(theme), bitOf(stance));
    }
  }
  return stances.map((stance) => stance.toString(BASE)).join("");
}

/**
 * The letters a selection is held against that answer it too, without their sentences; null where only these tell: words are
 * looked for, or several themes in one sentence.
 * @param raised what each of `letters` raises
 */
export function othersRaising(
  selection: Selection,
  letters: readonly Letter[],
  raised: readonly string[],
  themes: readonly string[],
): LetterCount | null {
  if (selection.words !== "" || selection.match === "all") return null;
  const matcher = matcherOf(selection);
  const stances =
    selection.stance.length === 0
      ? BASE - 1
      : selection.stance.reduce((sum, stance) => sum | bitOf(stance), 0);
  const count = new LetterCount();
  letters.forEach((letter, place) => {
    if (!matcher.comparable(letter) || matcher.letter(letter)) return;
    const has = (at: number): boolean =>
      (Number.parseInt(raised[place]?.charAt(at) ?? "0", BASE) & stances) !== 0;
    const found = selection.theme.filter((theme) => has(themes.indexOf(theme)));
    if (selection.theme.length === 0 ? has(themes.length) : found.length > 0)
      count.add(letter.document_id, found);
  });
  return count;
}
