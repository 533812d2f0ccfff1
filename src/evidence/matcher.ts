import type { Letter, Sentence } from "./letter.ts";
import { contrastOf, LETTER_FILTERS, type LetterFilter } from "./contrast.ts";
import type { Selection } from "./selection.ts";
import { type Span, wordFinder } from "./words.ts";

/** A sentence that answers: where it does, and with which of the themes asked for. */
export interface Match {
  /** In order, not overlapping; UTF-16 units of the sentence. */
  spans: readonly Span[];
  themes: readonly string[];
}

/** A selection made ready to be held against letters and sentences: the one rule for page and command line. */
export interface Matcher {
  /** Every filter on letters holds. */
  letter(letter: Letter): boolean;
  /** Of the selection, or of the letters it is held against (see `contrastOf`). */
  comparable(letter: Letter): boolean;
  /** What of the sentence answers; null when it does not, or is a template sentence. */
  sentence(sentence: Sentence): Match | null;
}

/** Makes a selection ready. */
export function matcherOf(selection: Selection): Matcher {
  const { theme, match, stance, words, from, to } = selection;
  const find = words === "" ? null : wordFinder(words);
  const has = (wanted: readonly string[], value: string | null): boolean =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  const holds: Readonly<Record<LetterFilter, (letter: Letter) => boolean>> = {
    phase: (letter) => has(selection.phase, letter.phase),
    prior: (letter) => has(selection.prior, letter.prior_grade),
    region: (letter) => has(selection.region, letter.region),
    authority: (letter) => has(selection.authority, letter.authority),
    constituency: (letter) => has(selection.constituency, letter.constituency),
    kind: (letter) => has(selection.kind, letter.kind),
    delivery: (letter) => has(selection.delivery, letter.delivery ?? "unknown"),
    from: (letter) => from === "" || (letter.date !== null && letter.date >= from),
    to: (letter) => to === "" || (letter.date !== null && letter.date <= to),
  };
  const contrast = contrastOf(selection);
  const every = (letter: Letter, filters: readonly LetterFilter[]): boolean =>
    filters.every((filter) => holds[filter](letter));
  const kept = LETTER_FILTERS.filter((filter) => contrast?.filters.includes(filter) !== true);
  return {
    comparable: (letter) => every(letter, kept),
    letter: (letter) => every(letter, LETTER_FILTERS),
    sentence: (sentence) => {
      if (sentence.is_template || !has(stance, sentence.stance)) return null;
      const tags = sentence.tags.filter((tag) => has(theme, tag.theme));
      const themes = [...new Set(tags.map((tag) => tag.theme))];
      if (theme.length > 0 && (match === "all" ? themes.length < theme.length : themes.length === 0))
        return null;
      const found = find === null ? [] : find(sentence.text);
      if (found === null) return null;
      return { spans: merged([...tags.map((tag) => unitsOf(sentence.text, tag)), ...found]), themes };
    },
  };
}

/** Characters (code points) as UTF-16 units; the same wherever the text has no character beyond the first plane. */
function unitsOf(text: string, { start, end }: Span): Span {
  if (!/[\uD800-\uDFFF]/.test(text)) return { start, end };
  const characters = Array.from(text);
  const units = (count: number): number => characters.slice(0, count).join("").length;
  return { start: units(start), end: units(end) };
}

function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (last !== undefined && span.start <= last.end) {
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else if (span.end > span.start) whole.push({ start: span.start, end: span.end });
  }
  return whole;
}
