import type { ThemePairsFile } from "../../pipeline/publish/published-letters.ts";
import type { Column } from "./csv.ts";
import { COUNT_COLUMNS, shareOf } from "./share-rows.ts";
import { percentWords } from "./wording.ts";

/** Of the letters that raise a theme, those with a sentence that is about another theme too. */
export interface PairRow {
  theme: string;
  label: string;
  other: string;
  otherLabel: string;
  /** Letters with a sentence about both. */
  letters: number;
  /** Letters that raise `theme`. */
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
}

/** Table and CSV of the matrix. */
export const PAIR_COLUMNS: readonly Column<PairRow>[] = [
  { name: "theme", value: (row) => row.label },
  { name: "with_theme", value: (row) => row.otherLabel },
  ...COUNT_COLUMNS,
];

/** Rows for every two themes, both ways round; themes that no letter raises are left out. */
export function pairRows(file: ThemePairsFile, cells: readonly number[]): PairRow[] {
  const size = file.themes.length;
  const counts = new Array<number>(size * size).fill(0);
  for (const cell of cells) {
    const pairs = file.pairs[cell] ?? [];
    for (let at = 0; at < pairs.length; at += 2) {
      const pair = pairs[at] ?? 0;
      counts[pair] = (counts[pair] ?? 0) + (pairs[at + 1] ?? 0);
    }
  }
  const together = (one: number, other: number): number =>
    (counts[one * size + other] ?? 0) + (one === other ? 0 : (counts[other * size + one] ?? 0));
  return file.themes.flatMap((theme, one) =>
    file.themes.flatMap((other, at) => {
      const row = at === one ? null : shareOf(together(one, at), together(one, one));
      if (row === null || together(at, at) === 0) return [];
      return [
        { theme, label: file.labels[one] ?? theme, other, otherLabel: file.labels[at] ?? other, ...row },
      ];
    }),
  );
}

/** The pair that surely comes together most, among themes of ten letters or more, in at most ten words. */
export function pairsFinding(rows: readonly PairRow[]): string {
  const sure = rows.filter((row) => !row.small);
  const most = sure.sort((a, b) => b.low - a.low || (a.theme < b.theme ? -1 : 1))[0];
  if (most === undefined) return "Too few letters to say which themes come together";
  const short = (label: string): string => label.split(" and ")[0] ?? label;
  return `${percentWords(most.share)} of ${short(most.label)} letters tie it to ${short(most.otherLabel)}`;
}
