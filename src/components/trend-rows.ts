import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import type { Column } from "./csv.ts";
import { SHARE_COLUMNS } from "./interval.ts";
import { countLetters, schoolYearEnd, schoolYearStart, schoolYearWords } from "./letter-counts.ts";
import { themeShares } from "./share-rows.ts";
import { percentWords } from "./wording.ts";

/** The share of letters of one period that raise a theme; null where the period has no letters. */
export interface TrendRow {
  theme: string;
  label: string;
  /** First and last day, ISO. */
  period: string;
  end: string;
  /** "2020/21" or "Autumn 2020". */
  words: string;
  letters: number;
  denominator: number;
  share: number | null;
  low: number | null;
  high: number | null;
  small: boolean;
}

export type PeriodUnit = "year" | "term";

/** Table and CSV of a chart over time. */
export const TREND_COLUMNS: readonly Column<TrendRow>[] = [
  { name: "from", value: (row) => row.period },
  { name: "to", value: (row) => row.end },
  { name: "period", value: (row) => row.words },
  { name: "theme", value: (row) => row.label },
  { name: "letters", value: (row) => row.letters },
  ...SHARE_COLUMNS,
];

/** Rows for every theme and every period from the first with letters to the last, those without any included. */
export function trendRows(file: LettersFile, cells: readonly number[], unit: PeriodUnit): TrendRow[] {
  const groups = countLetters(file, cells, (cell) => {
    const start = file.periods[file.period[cell] ?? -1];
    return start === undefined ? null : unit === "year" ? schoolYearStart(start) : start;
  });
  const known = [...groups.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  return periodsBetween(first, last, unit).flatMap((period): TrendRow[] => {
    const at = { period, end: periodEnd(period, unit), words: periodWords(period, unit) };
    const count = groups.get(period);
    if (count !== undefined) return themeShares(file, count, count.raised).map((row) => ({ ...row, ...at }));
    const none = { letters: 0, denominator: 0, share: null, low: null, high: null, small: true };
    return file.themes.map((theme, index) => ({
      theme,
      label: file.labels[index] ?? theme,
      ...none,
      ...at,
    }));
  });
}

const TERMS: Readonly<Record<string, { next: string; words: string; end: string }>> = {
  "09": { next: "01", words: "Autumn", end: "12-31" },
  "01": { next: "05", words: "Spring", end: "04-30" },
  "05": { next: "09", words: "Summer", end: "08-31" },
};

function periodsBetween(first: string, last: string, unit: PeriodUnit): string[] {
  const periods: string[] = [];
  for (let period = first; period <= last; period = after(period, unit)) periods.push(period);
  return periods;
}

function after(period: string, unit: PeriodUnit): string {
  const year = Number(period.slice(0, 4));
  if (unit === "year") return `${year + 1}-09-01`;
  const next = TERMS[period.slice(5, 7)]?.next ?? "09";
  return `${next === "01" ? year + 1 : year}-${next}-01`;
}

function periodEnd(period: string, unit: PeriodUnit): string {
  if (unit === "year") return schoolYearEnd(period);
  return `${period.slice(0, 4)}-${TERMS[period.slice(5, 7)]?.end ?? "12-31"}`;
}

function periodWords(period: string, unit: PeriodUnit): string {
  if (unit === "year") return schoolYearWords(period);
  return `${TERMS[period.slice(5, 7)]?.words ?? ""} ${period.slice(0, 4)}`;
}

/** The theme that changed most between its first and last period of ten letters or more, in at most ten words. */
export function trendFinding(rows: readonly TrendRow[]): string {
  const times = new Set(rows.map(({ words }) => words));
  if (times.size === 1) return `These letters are all of ${[...times].join()}: nothing to compare`;
  const sure = rows.filter((row) => !row.small);
  const changes = [...new Set(sure.map((row) => row.theme))].flatMap((theme) => {
    const own = sure.filter((row) => row.theme === theme);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    const isClear = (first.low ?? 0) > (last.high ?? 1) || (last.low ?? 0) > (first.high ?? 1);
    return isClear ? [{ first, last, by: Math.abs((last.share ?? 0) - (first.share ?? 0)) }] : [];
  });
  if (new Set(sure.map((row) => row.period)).size < 2)
    return "Too few letters to compare one time with another";
  const most = changes.sort((a, b) => b.by - a.by || (a.first.theme < b.first.theme ? -1 : 1))[0];
  if (most === undefined) return "No theme clearly changed over this time";
  const { first, last } = most;
  return `${first.label.split(" and ")[0] ?? first.theme}: ${percentWords(first.share ?? 0)} in ${first.words}, ${percentWords(last.share ?? 0)} in ${last.words}`;
}
