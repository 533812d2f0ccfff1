import { MONTH_NAMES } from "../parse/month-names.ts";
import type { Random } from "./random.ts";

const DAY = 86_400_000;

/** Days since 1 January 1970 of an ISO date. */
export function dayNumber(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / DAY;
}

/** The ISO date of a day number. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return isoOf(dayNumber(iso) + days);
}

/** Days from one ISO date to a later one. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 28/02/2026, as management information writes dates. */
export function slashDate(iso: string): string {
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/** 28-02-2026, as the register of schools writes dates. */
export function dashDate(iso: string): string {
  return `${iso.slice(8, 10)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;
}

/** "6 October 2020", as letters write dates; `padded` gives "06 October 2020", as the reports site does. */
export function longDate(iso: string, padded = false): string {
  const day = iso.slice(8, 10);
  return `${padded ? day : String(Number(day))} ${monthName(iso)} ${iso.slice(0, 4)}`;
}

export function monthName(iso: string): string {
  return MONTH_NAMES[Number(iso.slice(5, 7)) - 1] ?? "";
}

/** "2 and 3 March 2022" or "31 March and 1 April 2022"; one date when both are the same. */
export function dateRange(start: string, end: string): string {
  if (start === end) return longDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8, 10))} and ${longDate(end)}`;
  return `${Number(start.slice(8, 10))} ${monthName(start)} and ${longDate(end)}`;
}

/** "2019/2020": the academic year, September to August, that a date is in. */
export function academicYear(iso: string): string {
  const year = Number(iso.slice(0, 4));
  return Number(iso.slice(5, 7)) >= 9 ? `${year}/${year + 1}` : `${year - 1}/${year}`;
}

/** Whether schools are open: a weekday outside the usual holidays (Easter is taken as the first half of April). */
export function isSchoolDay(iso: string): boolean {
  const weekday = new Date(dayNumber(iso) * DAY).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const day = iso.slice(5);
  const holiday =
    day >= "12-19" ||
    day <= "01-04" ||
    (day >= "04-02" && day <= "04-14") ||
    (day >= "07-20" && day <= "09-05") ||
    (day >= "10-24" && day <= "10-31");
  return !holiday;
}

/** The first school day on or after the date. */
export function schoolDayFrom(iso: string): string {
  let day = dayNumber(iso);
  while (!isSchoolDay(isoOf(day))) day++;
  return isoOf(day);
}

/** A school day chosen between two dates; it may fall after the second when that is in a holiday. */
export function schoolDayBetween(random: Random, from: string, to: string): string {
  return schoolDayFrom(isoOf(random.int(dayNumber(from), dayNumber(to))));
}

/** The last day of the month a date is in. */
export function monthEnd(iso: string): string {
  return isoOf(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0) / DAY);
}

/** The date itself or, at a weekend, the Friday before. */
export function weekdayBy(iso: string): string {
  const weekday = new Date(dayNumber(iso) * DAY).getUTCDay();
  return weekday === 0 ? addDays(iso, -2) : weekday === 6 ? addDays(iso, -1) : iso;
}
