import type { Cell } from "../parsed.ts";
import { isoDay } from "../written-date.ts";
import type { Check } from "./columns.ts";
import { fold } from "./fold.ts";

/** Why a value can not stand in its column. */
export class Impossible {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Where values come from: a spreadsheet also writes dates as days since 1899-12-30. */
export type Origin = "text" | "spreadsheet";

/** Distinct values remembered for each column; grades, dates and names of places repeat, postcodes do not. */
const remembered = 20_000;

/**
 * A function that checks one column's values and gives what is loaded: trimmed text; null for `NULL` and for an empty
 * cell (unless the check keeps it); dates as ISO; listed values in the spelling of the list.
 */
export function checker(check: Check, origin: Origin): (raw: string) => Cell | Impossible {
  const test = tester(check, origin);
  const known = new Map<string, Cell | Impossible>();
  return (raw) => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const text = raw.trim();
    const value =
      text === ""
        ? check.kind === "one_of" && check.keep_empty
          ? ""
          : null
        : text === "NULL"
          ? null
          : test(text);
    if (known.size < remembered) known.set(raw, value);
    return value;
  };
}

function tester(check: Check, origin: Origin): (text: string) => Cell | Impossible {
  switch (check.kind) {
    case "text":
      return (text) => (isSpreadsheetError(text) ? new Impossible("an error value of a spreadsheet") : text);
    case "digits":
      return digits(check.from, check.to);
    case "integer":
      return integer(check.from, check.to);
    case "one_of":
      return oneOf(check.values);
    case "date":
      return date(check.from, check.to, origin);
  }
}

function isSpreadsheetError(text: string): boolean {
  return /^(#N\/A|#REF!|#VALUE!|#NAME\?|#DIV\/0!|#NUM!|#NULL!|Err:\d+)$/.test(text);
}

function digits(from: number, to: number): (text: string) => Cell | Impossible {
  const pattern = new RegExp(`^\\d{${from},${to}}$`);
  return (text) => (pattern.test(text) ? text : new Impossible(`not ${from} to ${to} digits`));
}

function integer(from: number, to: number): (text: string) => Cell | Impossible {
  return (text) => {
    if (!/^\d{1,9}$/.test(text)) return new Impossible("not a whole number");
    const value = Number(text);
    return value >= from && value <= to ? text : new Impossible(`not between ${from} and ${to}`);
  };
}

function oneOf(values: readonly string[]): (text: string) => Cell | Impossible {
  const byFolded = new Map(values.map((value) => [fold(value), value]));
  const reason = new Impossible(`not one of ${values.join(", ")}`);
  return (text) => byFolded.get(fold(text)) ?? reason;
}

function date(from: string, to: string, origin: Origin): (text: string) => Cell | Impossible {
  return (text) => {
    const iso = isoDate(text, origin);
    if (iso === null) return new Impossible("not a date of the calendar written dd/mm/yyyy");
    return iso >= from && iso <= to ? iso : new Impossible(`not a date from ${from} to ${to}`);
  };
}

/**
 * dd/mm/yyyy, dd-mm-yyyy, dd/mm/yy or yyyy-mm-dd, a time of midnight passed over; in spreadsheets also the number of
 * days since 1899-12-30. ISO date, or null for anything else.
 */
export function isoDate(text: string, origin: Origin): string | null {
  const bare = text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, "");
  const dayFirst = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(bare);
  if (dayFirst !== null) {
    return isoDay(fullYear(dayFirst[4] ?? ""), Number(dayFirst[3]), Number(dayFirst[1]));
  }
  const yearFirst = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bare);
  if (yearFirst !== null) return isoDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  if (origin === "spreadsheet" && /^\d{1,5}$/.test(bare)) {
    // Day 60 is the 29 February 1900 that spreadsheets believe in; before it the count is off by one.
    const days = Number(bare);
    return days > 60 ? new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10) : null;
  }
  return null;
}

/** Two digits are of this century up to 89: state-funded schools have been inspected since 1993. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year < 90 ? 2000 + year : 1900 + year;
}
