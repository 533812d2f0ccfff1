/** A stretch of a paragraph: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Words that carry a full stop and seldom end a sentence. Compared without the stop, as printed. */
const ABBREVIATION =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Revd|Fr|Sr|Jr|St|Ste|Sgt|Capt|Hon|Cllr|Messrs|Reg|Regs|Nos?|no|nos|para|paras|pp?|vol|vs|v|cf|viz|approx|dept|est|incl|inc|fig|figs|ref|refs|tel|ext|ie|eg|[Ii]\.e|[Ee]\.g|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Rd|Ave)$/u;
/** May stand at the end of a sentence too: only what follows can tell. */
const ENDING_ABBREVIATION = /^(?:etc|al|a\.m|p\.m|am|pm|Ltd|Co|plc|Inc|Jr|Sr|U\.K|U\.S)$/u;
const NUMBER_WORD = /^(?:Nos?|nos?|paras?|pp?|Regs?|figs?|refs?|vol|approx|est|tel|ext)$/u;

/** A full stop, question or exclamation mark (or several), with the quotes and brackets that close after it. */
const TERMINATOR = /(?:\.{3,}|\u2026|[.!?]+)[)\]"'\u2019\u201D]*(?=\s|$)/gu;
const OPENING = /^[\s("'[\u2018\u201C\u00A3]*/u;

/**
 * Parts a paragraph into sentences. The text must be normalised: single spaces, no line breaks.
 *
 * Nothing is lost: the spans follow one another, each trimmed, with exactly one space between two.
 * A stop does not end a sentence inside "i.e.", "Mrs.", "Reg. 12", "No. 4", initials, decimal numbers, addresses of web
 * pages, nor where the next word starts in lower case.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    if (end >= text.length) break;
    if (!endsSentence(text, start, match.index, match[0], end)) continue;
    spans.push({ start, end });
    start = end + 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function endsSentence(text: string, start: number, stop: number, mark: string, end: number): boolean {
  const rest = text.slice(end, end + 80);
  const next = rest.slice(OPENING.exec(rest)?.[0].length ?? 0);
  if (/^\p{Ll}/u.test(next)) return false;
  // "‘Why?’ Pupils …" ends; "('Read more.') and" was caught above.
  if (!mark.startsWith(".") || mark.startsWith("..")) return true;
  const before = text.slice(Math.max(start, stop - 40), stop);
  const word = /[^\s(["'\u2018\u201C/]*$/u.exec(before)?.[0] ?? "";
  if (mark === "." && isInitial(word, before, next)) return false;
  if (ENDING_ABBREVIATION.test(word)) return /^\p{Lu}/u.test(next);
  if (NUMBER_WORD.test(word)) return !/^[\d(]/u.test(next) && !/^(?:Reg|Regs|Nos?)$/u.test(word);
  if (ABBREVIATION.test(word)) return false;
  // "1. Leaders": the number of a list item belongs to what follows.
  if (/^\d{1,2}$/u.test(word) && before.trim() === word && start + before.length === stop) return false;
  return true;
}

/** "J. Smith", "J.K. Smith": a lone capital before a stop, after a title or a name, before a capital. */
function isInitial(word: string, before: string, next: string): boolean {
  if (!/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || !/^\p{Lu}/u.test(next)) return false;
  const previous =
    before
      .slice(0, before.length - word.length)
      .trim()
      .split(" ")
      .at(-1) ?? "";
  // "…Key Stage A. Pupils": after a lower-case word the capital is a label and the stop is real.
  return (
    previous === "" ||
    /^(?:Mr|Mrs|Ms|Dr|Miss|Sir)\.?$/u.test(previous) ||
    /^\p{Lu}[\p{L}.'\u2019-]*$/u.test(previous)
  );
}
