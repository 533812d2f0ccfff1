const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const monthNames =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/** "31_Aug_2026", "1 September 2015", "31st July 2022", "31_Aug_16"; ISO; 28/02/2026. No digit may touch them. */
const spelled = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ _.-]*(${monthNames})[ _.,-]*(\\d{4}|\\d{2})(?!\\d)`,
  "gi",
);
const iso = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/g;
const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/g;

/** ISO date of a day that is in the calendar, else null. */
export function calendarDate(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day the figures of a file stand for, from its title rows or, where they have no date, its name: the last date
 * after "as at", "at", "by" or "to", else the last one ("1 September 2015 to 31 August 2019" stands for its end). The
 * title goes first because a file may have been renamed. ISO date, or null where neither holds one.
 */
export function asAtFrom(titles: readonly string[], name: string | null): string | null {
  for (const text of [titles.join(" "), name ?? ""]) {
    const dates = datesIn(text);
    const stated = dates.filter(({ at }) => /(?<![a-z])(at|by|to)[ _-]*$/i.test(text.slice(0, at)));
    const last = stated.at(-1) ?? dates.at(-1);
    if (last !== undefined) return last.date;
  }
  return null;
}

/** Every date of a text in the order it is written. */
function datesIn(text: string): { at: number; date: string }[] {
  const found: { at: number; date: string }[] = [];
  const add = (at: number, date: string | null): void => {
    if (date !== null && date >= "1990" && date < "2101") found.push({ at, date });
  };
  for (const match of text.matchAll(spelled)) {
    const [, day, month, year] = match;
    const monthNumber = months.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1;
    add(match.index, calendarDate(fullYear(year ?? ""), monthNumber, Number(day)));
  }
  for (const match of text.matchAll(iso)) {
    add(match.index, calendarDate(Number(match[1]), Number(match[2]), Number(match[3])));
  }
  for (const match of text.matchAll(slashed)) {
    add(match.index, calendarDate(Number(match[3]), Number(match[2]), Number(match[1])));
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Two digits are of this century up to 89: state-funded schools have been inspected since 1993. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year < 90 ? 2000 + year : 1900 + year;
}
