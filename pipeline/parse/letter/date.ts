import { monthNumber } from "../month-names.ts";
import { isoDay } from "../written-date.ts";

/** A day or a stretch of days as written in a text. Both ends are ISO dates; `index` and `length` say where. */
export interface WrittenDate {
  start: string;
  end: string;
  index: number;
  length: number;
}

const WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+(?:the\\s+)?)?";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\\.?";
const JOINT = "(?:\\s*(?:,\\s*and|,|and|&|to|until|[\\u2010-\\u2015\\u2212/-])\\s*)";
/** Word processors lose a space now and then: "8 March2022". */
const YEAR = "(?:[,\\s]\\s*)?\\d{4}";
const PIECE = `${WEEKDAY}${DAY}(?:\\s*(?:of\\s+)?${MONTH}(?:${YEAR})?)?`;

/** "6 October 2020", "8–9 November 2016", "29 and 30 September, and 1 October 2020", "29 January 2018 to 2 February 2018". */
const IN_WORDS = new RegExp(`(?<![\\d.,/-])${PIECE}(?:${JOINT}${PIECE})*(?!\\d)`, "giu");
const IN_FIGURES =
  /(?<![\d/.-])(?:(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{2})[/.](\d{2})[/.](\d{2}))(?![\d/]|\.\d)/gu;
/** "October 6, 2020", "October 6 and 7, 2020". */
const MONTH_FIRST = new RegExp(`\\b(${MONTH})\\s+(${DAY}(?:${JOINT}${DAY})*),\\s*(\\d{4})(?!\\d)`, "giu");

interface Piece {
  day: number;
  month: number | null;
  year: number | null;
}

/**
 * Finds every date written out in a text, in order. Several days joined ("8–9 November 2016", "… to …", "…, and …") are
 * one stretch from the first to the last. Impossible days (31 April) and dates without a year are left out.
 *
 * @param yearIfMissing the year to read into "5 November"; without it such a date is not taken.
 */
export function findDates(text: string, yearIfMissing?: number): WrittenDate[] {
  const found: WrittenDate[] = [];
  const add = (match: RegExpExecArray, days: readonly string[]): void => {
    const [start, end] = [days[0], days.at(-1)];
    if (start !== undefined && end !== undefined) {
      found.push({ start, end, index: match.index, length: match[0].length });
    }
  };
  for (const match of text.matchAll(IN_WORDS)) add(match, longestStretch(piecesOf(match[0]), yearIfMissing));
  for (const match of text.matchAll(MONTH_FIRST)) {
    const [, month = "", days = "", year = ""] = match;
    add(match, longestStretch(piecesOf(`${days} ${month} ${year}`), undefined));
  }
  for (const match of text.matchAll(IN_FIGURES)) {
    // Two figures are of this century: the letters begin in 2005.
    const year = match[3] ?? `20${match[6] ?? ""}`;
    const day = dayOf(Number(year), Number(match[2] ?? match[5]), Number(match[1] ?? match[4]));
    if (day !== null) add(match, [day]);
  }
  return found.sort((a, b) => a.index - b.index);
}

function piecesOf(text: string): Piece[] {
  const piece = new RegExp(
    `(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*(?:of\\s+)?(${MONTH})(?:(?:[,\\s]\\s*)?(\\d{4}))?)?(?!\\d)`,
    "giu",
  );
  return [...text.matchAll(piece)].map(([, day, month, year]) => ({
    day: Number(day),
    month: month === undefined ? null : monthNumber(month),
    year: year === undefined ? null : Number(year),
  }));
}

/** "Years 5 and 6, 3 July 2020": numbers that can not be days of the stretch fall away from its front. */
function longestStretch(pieces: readonly Piece[], yearIfMissing: number | undefined): string[] {
  for (let from = 0; from < pieces.length; from += 1) {
    const days = toDays(pieces.slice(from), yearIfMissing);
    if (days !== null) return days;
  }
  return [];
}

/** Days in order, each with the month and year that follow it in the text; null where the stretch makes no sense. */
function toDays(pieces: readonly Piece[], yearIfMissing: number | undefined): string[] | null {
  const days: string[] = [];
  let month: number | null = null;
  let year: number | null = yearIfMissing ?? null;
  let yearGiven = false;
  for (const piece of [...pieces].reverse()) {
    if (piece.year !== null) {
      year = piece.year;
      yearGiven = true;
    } else if (piece.month !== null && month !== null && piece.month > month && year !== null && yearGiven) {
      // "30 December and 4 January 2021": the year belongs to the later day only.
      year -= 1;
    }
    month = piece.month ?? month;
    const day = month === null || year === null ? null : dayOf(year, month, piece.day);
    if (day === null) return null;
    days.unshift(day);
  }
  return days.every((day, index) => index === 0 || (days[index - 1] ?? "") <= day) ? days : null;
}

/** Letters tell of no other years: what looks so are figures of something else. */
function dayOf(year: number, month: number, day: number): string | null {
  return year >= 1990 && year <= 2100 ? isoDay(year, month, day) : null;
}
