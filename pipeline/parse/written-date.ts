import { monthNumber } from "./month-names.ts";

/** A date in words as Ofsted writes it: "18 March 2025", "02 May 2018", "31 Oct 2023", "1 Sept 2005", in file names "31_Aug_16". */
const WRITTEN_DATE =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s_-]+(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[\s_-]+(\d{4}|\d{2})(?!\d)/gi;

/** Year, month (1–12) and day as yyyy-mm-dd, or null where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Two figures stand only in names of files from 2005 on. */
function year(figures: string): number {
  return figures.length === 2 ? 2000 + Number(figures) : Number(figures);
}

/** Every date in words in a text, in order, as yyyy-mm-dd; what the calendar has not is left out. */
export function writtenDates(text: string): string[] {
  return [...text.matchAll(WRITTEN_DATE)].flatMap((match) => {
    return isoDay(year(match[3] ?? ""), monthNumber(match[2] ?? ""), Number(match[1])) ?? [];
  });
}

/** The one date that a text consists of, as yyyy-mm-dd; null where it is no such date or holds anything else. */
export function writtenDate(text: string): string | null {
  const trimmed = text.trim();
  const [only] = [...trimmed.matchAll(WRITTEN_DATE)];
  if (only?.[0] !== trimmed || only[3]?.length !== 4) return null;
  return writtenDates(trimmed)[0] ?? null;
}
