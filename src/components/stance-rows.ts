import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import type { Column } from "./csv.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { countLetters } from "./letter-counts.ts";
import { COUNT_COLUMNS, shareOf } from "./share-rows.ts";
import { percentWords } from "./wording.ts";

/** Of the letters that raise a theme, those that state a strength or a concern of it. */
export interface StanceRow {
  theme: string;
  label: string;
  stance: "strength" | "concern";
  letters: number;
  /** Letters that raise the theme. */
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
}

/** In hues of no scale of grades, 3:1 apart, each with a mark. */
export const STANCES: readonly GradeStyle[] = [
  { grade: "concern", label: "States a concern", mark: "!", fill: "#5d3a66", ink: "#ffffff" },
  { grade: "strength", label: "States a strength", mark: "+", fill: "#b5d3a1", ink: "#14191f" },
];

/** Table and CSV of the chart. */
export const STANCE_COLUMNS: readonly Column<StanceRow>[] = [
  { name: "theme", value: (row) => row.label },
  { name: "stance", value: (row) => row.stance },
  ...COUNT_COLUMNS,
];

/** Concern and strength of each theme, from the theme with most concern against strength to the one with least. */
export function stanceRows(file: LettersFile, cells: readonly number[]): StanceRow[] {
  const all = countLetters(file, cells, () => "").get("");
  const themes = file.themes.flatMap((theme, index) => {
    const denominator = all?.raised[index] ?? 0;
    const concern = shareOf(all?.concern[index] ?? 0, denominator);
    const strength = shareOf(all?.strength[index] ?? 0, denominator);
    if (concern === null || strength === null) return [];
    const label = file.labels[index] ?? theme;
    const rows: StanceRow[] = [
      { theme, label, stance: "concern", ...concern },
      { theme, label, stance: "strength", ...strength },
    ];
    return [{ theme, rows, balance: concern.share - strength.share }];
  });
  return themes
    .sort((a, b) => b.balance - a.balance || (a.theme < b.theme ? -1 : 1))
    .flatMap(({ rows }) => rows);
}

/** The theme of ten letters or more in which concern outweighs strength most, of those that raise it, in at most ten words. */
export function stanceFinding(rows: readonly StanceRow[]): string {
  const concern = rows.find((row) => row.stance === "concern" && !row.small);
  if (concern === undefined) return "Too few letters to weigh strength against concern";
  const strength = rows.find((row) => row.stance === "strength" && row.theme === concern.theme);
  const label = concern.label.split(" and ")[0] ?? concern.theme;
  return `${percentWords(concern.share)} of ${label} letters state concern, ${percentWords(strength?.share ?? 0)} strength`;
}
