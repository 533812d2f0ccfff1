import type { Letter, Sentence } from "./letter.ts";
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
  /** Kind, delivery and dates hold: what the letters of the selection can fairly be held against. */
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
  const comparable = (letter: Letter): boolean =>
    has(selection.kind, letter.kind) &&
    has(selection.delivery, letter.delivery ?? "unknown") &&
    (from === "" || (letter.date !== null && letter.date >= from)) &&
    (to === "" || (letter.date !== null && letter.date <= to));
  return {
    comparable,
    letter: (letter) =>
      comparable(letter) &&
      has(selection.phase, letter.phase) &&
      has(selection.prior, letter.prior_grade) &&
      has(selection.region, letter.region) &&
      has(selection.authority, letter.authority) &&
      has(selection.constituency, letter.constituency),
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
