import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import type { Column } from "./csv.ts";
import { SHARE_COLUMNS, SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";
import { countLetters, type LetterCount } from "./letter-counts.ts";

/** A share of the letters of one panel and series that raise a theme, with its 95 % interval. */
export interface ShareRow {
  theme: string;
  /** The codebook's label of the theme. */
  label: string;
  /** What the panel stands for: a phase, a kind of letter, a school year. */
  panel: string;
  /** What tells marks of one panel and theme apart: a prior grade, a way of visiting. */
  series: string;
  letters: number;
  denominator: number;
  share: number;
  low: number;
  high: number;
  /** Fewer than ten letters: shown faded, and says little. */
  small: boolean;
}

/** Which panel and series the letters of a cell belong to; null leaves the cell out. */
export interface Grouping {
  panel: (cell: number) => string | null;
  series: (cell: number) => string | null;
}

/** Rows for each panel, series and theme, in the order the cells give them. */
export function shareRows(file: LettersFile, cells: readonly number[], grouping: Grouping): ShareRow[] {
  const groups = countLetters(file, cells, (cell) => {
    const panel = grouping.panel(cell);
    const series = grouping.series(cell);
    return panel === null || series === null ? null : JSON.stringify([panel, series]);
  });
  return [...groups].flatMap(([key, count]) => {
    const [panel = "", series = ""] = JSON.parse(key) as string[];
    return themeShares(file, count, count.raised).map((row) => ({ ...row, panel, series }));
  });
}

/** The share of each theme among the letters of one group. */
export function themeShares(
  file: Pick<LettersFile, "themes" | "labels">,
  { denominator }: Pick<LetterCount, "denominator">,
  letters: readonly number[],
): Omit<ShareRow, "panel" | "series">[] {
  return file.themes.flatMap((theme, index) => {
    const row = shareOf(letters[index] ?? 0, denominator);
    return row === null ? [] : [{ theme, label: file.labels[index] ?? theme, ...row }];
  });
}

/** Letters of a denominator as a share with its interval; null where there is nothing to be a share of. */
export function shareOf(
  letters: number,
  denominator: number,
): Pick<ShareRow, "letters" | "denominator" | "share" | "low" | "high" | "small"> | null {
  const interval = wilsonInterval(letters, denominator);
  return interval === null
    ? null
    : { letters, denominator, ...interval, small: denominator < SMALL_DENOMINATOR };
}

/** Themes from the one most letters of these cells raise to the one fewest do. */
export function themesByLetters(file: LettersFile, cells: readonly number[]): string[] {
  const all = countLetters(file, cells, () => "").get("");
  return [...file.themes].sort((a, b) => {
    const [first, second] = [file.themes.indexOf(a), file.themes.indexOf(b)];
    return (all?.raised[second] ?? 0) - (all?.raised[first] ?? 0) || (a < b ? -1 : 1);
  });
}

/** The counts of a share and its interval: the last columns of every table and CSV of shares. */
export const COUNT_COLUMNS: readonly Column<
  Pick<ShareRow, "letters" | "denominator" | "share" | "low" | "high" | "small">
>[] = [{ name: "letters", value: (row) => row.letters }, ...SHARE_COLUMNS];

/** Table and CSV of rows whose panel and series go by the names given; null leaves one out. */
export function shareColumns(panel: string | null, series: string | null): readonly Column<ShareRow>[] {
  return [
    ...(panel === null ? [] : [{ name: panel, value: (row: ShareRow) => row.panel }]),
    ...(series === null ? [] : [{ name: series, value: (row: ShareRow) => row.series }]),
    { name: "theme", value: (row) => row.label },
    ...COUNT_COLUMNS,
  ];
}
