import type { LetterCells, LettersFile } from "../../pipeline/publish/published-letters.ts";

/** Which letters are looked at; "All" or "" leaves a dimension open. */
export interface LetterFilter {
  kind: string;
  phase: string;
  prior: string;
  delivery: string;
  /** First day of the first and of the last school year, ISO; a letter without a date is in neither. */
  from: string;
  to: string;
}

/** Letters of one group, and for each theme those that raise it, that state a strength of it, a concern. */
export interface LetterCount {
  denominator: number;
  raised: number[];
  strength: number[];
  concern: number[];
}

/** Cells whose letters a filter looks at, by position. */
export function cellsOf(cells: LetterCells, filter: LetterFilter): number[] {
  const wanted = (list: readonly string[], value: string): number =>
    value === "All" || value === "" ? -1 : list.indexOf(value);
  const isAt = (value: string, position: number): boolean => value !== "All" && value !== "" && position < 0;
  const kind = wanted(cells.kinds, filter.kind);
  const phase = wanted(cells.phases, filter.phase);
  const prior = wanted(cells.priors, filter.prior);
  const delivery = wanted(cells.deliveries, filter.delivery);
  const isNone =
    isAt(filter.kind, kind) ||
    isAt(filter.phase, phase) ||
    isAt(filter.prior, prior) ||
    isAt(filter.delivery, delivery);
  if (isNone) return [];
  const end = filter.to === "" ? "" : schoolYearEnd(filter.to);
  const isDated = filter.from !== "" || filter.to !== "";
  return cells.kind.flatMap((itsKind, cell) => {
    const period = cells.periods[cells.period[cell] ?? -1];
    const isIn =
      (kind < 0 || itsKind === kind) &&
      (phase < 0 || cells.phase[cell] === phase) &&
      (prior < 0 || cells.prior[cell] === prior) &&
      (delivery < 0 || cells.delivery[cell] === delivery) &&
      (!isDated ||
        (period !== undefined &&
          (filter.from === "" || period >= filter.from) &&
          (end === "" || period <= end)));
    return isIn ? [cell] : [];
  });
}

/** Adds up letters in groups. `groupOf` names the group of a cell; a cell it gives null is left out. */
export function countLetters(
  file: LettersFile,
  cells: readonly number[],
  groupOf: (cell: number) => string | null,
): Map<string, LetterCount> {
  const size = file.themes.length;
  const none = (): number[] => new Array<number>(size).fill(0);
  const groups = new Map<string, LetterCount>();
  for (const cell of cells) {
    const key = groupOf(cell);
    if (key === null) continue;
    const group = groups.get(key) ?? { denominator: 0, raised: none(), strength: none(), concern: none() };
    groups.set(key, group);
    group.denominator += file.letters[cell] ?? 0;
    for (let theme = 0; theme < size; theme += 1) {
      const at = cell * size + theme;
      add(group.raised, theme, file.raised[at]);
      add(group.strength, theme, file.strength[at]);
      add(group.concern, theme, file.concern[at]);
    }
  }
  return groups;
}

function add(counts: number[], at: number, count = 0): void {
  counts[at] = (counts[at] ?? 0) + count;
}

/** The last day of the school year that begins on a day, ISO: "2020-09-01" → "2021-08-31". */
export function schoolYearEnd(start: string): string {
  return `${Number(start.slice(0, 4)) + 1}-08-31`;
}

/** The first day of the school year a day is in, ISO. */
export function schoolYearStart(day: string): string {
  const year = Number(day.slice(0, 4));
  return `${day.slice(5, 7) >= "09" ? year : year - 1}-09-01`;
}

/** "2020/21" from the first day of a school year. */
export function schoolYearWords(start: string): string {
  const year = Number(start.slice(0, 4));
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
