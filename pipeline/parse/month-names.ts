/** The months as they are written in full, January first. */
export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The number (1–12) of a month written in full or cut after three letters or more, in capitals or not; 0 for no month. */
export function monthNumber(written: string): number {
  const begins = written.slice(0, 3).toLowerCase();
  return MONTH_NAMES.findIndex((name) => name.slice(0, 3).toLowerCase() === begins) + 1;
}
