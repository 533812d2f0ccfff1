import { findDates } from "./date.ts";
import type { RoledParagraph } from "./role.ts";

const LABEL =
  /^(?:Inspection dates?|Date(?:s|\(s\))? of (?:this )?(?:inspection|visit)|Visit dates?)(?:\(s\))?\s*:?/iu;
/** As report cards put it: the date stands behind the label itself. */
const DATED_REPORT = /^Inspection report\s*:\s*(?=\d)/iu;
const EVENT = /\b(?:visit(?:ed)?|inspection|inspected)\b/iu;
const OTHER_EVENT = /\b(?:previous|last|published|since|section 5 inspection (?:on|in)|was judged)\b/iu;

export interface EventDates {
  start: string;
  end: string;
}

/**
 * When the visit or inspection was: beside the label "Inspection dates", else in the first sentence that dates a visit
 * or inspection and does not speak of an earlier one, else in the running header. Null where none of them has a date.
 */
export function eventDates(
  paragraphs: readonly RoledParagraph[],
  sentences: readonly string[],
  furniture: readonly string[],
): EventDates | null {
  for (const [index, { text }] of paragraphs.entries()) {
    const beside = LABEL.test(text)
      ? [text, paragraphs[index + 1]?.text ?? ""]
      : DATED_REPORT.test(text)
        ? [text]
        : [];
    const found = firstDate(beside.join(" "));
    if (found !== null) return found;
  }
  const said =
    sentences.find((text) => EVENT.test(text) && !OTHER_EVENT.test(text) && firstDate(text) !== null) ??
    furniture.find((text) => /\binspection\b/iu.test(text) && firstDate(text) !== null);
  return said === undefined ? null : firstDate(said);
}

function firstDate(text: string): EventDates | null {
  const [found] = findDates(text);
  return found === undefined ? null : { start: found.start, end: found.end };
}

/** Longest time, in days, from a visit to its letter that is believed where the letter's year must be guessed. */
const LONGEST_WAIT = 200;

/**
 * The date of a letter: the line at its head that is a date and nothing else. Where the line has no year, it is the
 * first such day after the visit.
 */
export function letterDate(paragraphs: readonly RoledParagraph[], event: EventDates | null): string | null {
  const front = paragraphs.filter(({ parts }) => parts[0]?.page === 1);
  const firstProse = front.findIndex(({ role, text }) => role === "prose" && text.split(" ").length > 8);
  const head = front.slice(0, firstProse === -1 ? front.length : firstProse);
  for (const { text } of head) {
    const line = text.replace(/^(?:Date|Dated)\s*:?\s*/iu, "").replace(/[.,]$/u, "");
    const [date] = findDates(line);
    if (date?.index === 0 && date.length === line.length && date.start === date.end) return date.start;
    if (event !== null && line.length < 25 && date === undefined) {
      const guessed = withoutYear(line, event);
      if (guessed !== null) return guessed;
    }
  }
  return null;
}

function withoutYear(line: string, event: EventDates): string | null {
  const visitYear = Number(event.end.slice(0, 4));
  for (const year of [visitYear, visitYear + 1]) {
    const [date] = findDates(line, year);
    if (date === undefined || date.length !== line.length || date.start !== date.end) return null;
    const days = (Date.parse(date.start) - Date.parse(event.end)) / 86_400_000;
    if (days >= 0 && days <= LONGEST_WAIT) return date.start;
  }
  return null;
}

// Looked for in the whole text, and so without flag u: see outcome.ts.
const PUBLISHED =
  /\b(?:(?:report |first |letter )?published(?: on)?|publication date|date published|date of publication)\s*:?\s*/gi;

/** The publication date, where the text states one right after "Published" or "Publication date". */
export function publicationDate(text: string): string | null {
  for (const match of text.matchAll(PUBLISHED)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const [date] = findDates(after);
    if (date?.index === 0) return date.start;
  }
  return null;
}
