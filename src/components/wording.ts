const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const COUNT = new Intl.NumberFormat("en-GB");

/** "28 February 2026" from an ISO date or moment; "date not known" from null. */
export function dayWords(iso: string | null): string {
  return iso === null ? "date not known" : DAY.format(new Date(iso));
}

/** "22 November 2026, 03:00 UTC" from an ISO moment. */
export function momentWords(iso: string): string {
  return `${dayWords(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}

/** A chart says the month of each of its thousands of marks, and there are few months. */
const months = new Map<string, string>();

/** "February 2026" */
export function monthWords(iso: string): string {
  const known = months.get(iso) ?? MONTH.format(new Date(iso));
  months.set(iso, known);
  return known;
}

/** "22,000" */
export function countWords(count: number): string {
  return COUNT.format(count);
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

/** "4.4 MB" */
export function megabyteWords(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
