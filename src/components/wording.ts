import { MONTH_NAMES } from "../../pipeline/parse/month-names.ts";
import { SMALL_DENOMINATOR } from "./interval.ts";

// No formatter of Intl: the first one costs a page some seventy milliseconds before anything is drawn.

/** "28 February 2026" from an ISO date or moment, as it is in UTC; "date not known" from null. */
export function dayWords(iso: string | null): string {
  return iso === null ? "date not known" : `${new Date(iso).getUTCDate()} ${monthWords(iso)}`;
}

/** "22 November 2026, 03:00 UTC" from an ISO moment. */
export function momentWords(iso: string): string {
  return `${dayWords(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}

/**
 * "February 2026"
 * @throws RangeError where the text is no date
 */
export function monthWords(iso: string): string {
  const date = new Date(iso);
  const month = MONTH_NAMES[date.getUTCMonth()];
  if (month === undefined) throw new RangeError(`“${iso}” is no date.`);
  return `${month} ${date.getUTCFullYear()}`;
}

/** "22,000" from a whole number. */
export function countWords(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 letter", "2,200 letters" */
export function numbered(count: number, one: string, more: string): string {
  return `${countWords(count)} ${count === 1 ? one : more}`;
}

/** "89%"; anything above nought and under a half per cent is "<1%", never "0%". */
export function percentWords(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.5) return "<1%";
  if (percent < 100 && percent >= 99.5) return ">99%";
  return `${Math.round(percent)}%`;
}

/** "89": the same where a heading says that figures are in per cent. */
export function percentFigure(share: number): string {
  return percentWords(share).slice(0, -1);
}

/** "0.81" */
export function scoreWords(score: number | null): string {
  return score === null ? "not known" : score.toFixed(2);
}

/** "87%", or, of fewer than ten, which no percentage is made of in a headline, "6 of 8"; null of none. */
export function headlineShare(count: number, of: number): string | null {
  if (of === 0) return null;
  return of < SMALL_DENOMINATOR ? `${count} of ${of}` : percentWords(count / of);
}

/** "4.4 MB"; "86 kB" below one megabyte. */
export function sizeWords(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
