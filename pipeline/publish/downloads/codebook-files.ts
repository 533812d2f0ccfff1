import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { codebookFolder, themesText } from "../../themes/codebook.ts";
import { weightsText } from "../../themes/weights.ts";
import { type LettersPart, type Scores, type SentencesPart, readQualityFile } from "../quality-file.ts";
import { type Table, describedTable } from "./tables.ts";

/** A table of the codebook, and its rows as CSV. */
export interface CodebookTable extends Table {
  csv: string;
}

/** The files of the codebook that people write, by name: with the weights, all that its version stands for, and the template. */
export function codebookTexts(): Map<string, string> {
  const own = ["stance.yml", "headings.yml", "template.yml"] as const;
  return new Map([
    ["themes.yml", themesText()],
    ...own.map((name) => [name, readFileSync(`${codebookFolder}${name}`, "utf8")] as const),
  ]);
}

/** What is weighed to tell a theme or stance, and how well that reads. */
export function codebookTables(): CodebookTable[] {
  return [
    { ...describedTable("codebook.quality", QUALITY_COLUMNS), csv: csvOf(qualityRows()) },
    { ...describedTable("codebook.weights", WEIGHT_COLUMNS), csv: weightsText(`${codebookFolder}weights`) },
  ];
}

const WEIGHT_COLUMNS = { label: "VARCHAR", feature: "VARCHAR", weight: "INTEGER" };

const QUALITY_COLUMNS = {
  codebook_version: "VARCHAR",
  measured_on: "VARCHAR",
  unit: "VARCHAR",
  theme: "VARCHAR",
  units: "INTEGER",
  by_readers: "INTEGER",
  by_codebook: "INTEGER",
  precision: "DOUBLE",
  recall: "DOUBLE",
  f1: "DOUBLE",
  f1_low: "DOUBLE",
  f1_high: "DOUBLE",
  stance_accuracy: "DOUBLE",
  stance_low: "DOUBLE",
  stance_high: "DOUBLE",
};
type QualityRow = Record<keyof typeof QUALITY_COLUMNS, string | number | null>;

function qualityRows(): QualityRow[] {
  const { codebook_version, measured, letters } = readQualityFile();
  return [...measured.flatMap(sentenceRows), ...letters.flatMap(letterRows)].map((row) => ({
    codebook_version,
    ...row,
  }));
}

type Measured = Omit<QualityRow, "codebook_version">;

const NO_STANCE = { stance_accuracy: null, stance_low: null, stance_high: null };

function sentenceRows({ part, quality }: SentencesPart): Measured[] {
  const [all, ...themes] = scoreRows(quality);
  const stance = {
    stance_accuracy: quality.stanceAccuracy,
    stance_low: quality.stanceInterval?.[0] ?? null,
    stance_high: quality.stanceInterval?.[1] ?? null,
  };
  const of = { measured_on: part, unit: "sentence", units: quality.sentences };
  return [{ ...of, ...all, ...stance }, ...themes.map((row) => ({ ...of, ...row, ...NO_STANCE }))];
}

function letterRows({ part, quality }: LettersPart): Measured[] {
  return (["raised", "concern"] as const).flatMap((counted) => {
    const of = { measured_on: part, unit: `letter_${counted}`, units: quality.letters };
    return scoreRows(quality[counted]).map((row) => ({ ...of, ...row, ...NO_STANCE }));
  });
}

type ScoreRow = Pick<
  QualityRow,
  "theme" | "by_readers" | "by_codebook" | "precision" | "recall" | "f1" | "f1_low" | "f1_high"
>;

/** All themes together, then each. */
function scoreRows({ themes, micro }: Scores): [ScoreRow, ...ScoreRow[]] {
  const row = (
    theme: string,
    { precision, recall, f1, interval }: Scores["micro"],
    gold: number,
    tagged: number,
  ): ScoreRow => ({
    theme,
    by_readers: gold,
    by_codebook: tagged,
    precision,
    recall,
    f1,
    f1_low: interval?.[0] ?? null,
    f1_high: interval?.[1] ?? null,
  });
  const gold = themes.reduce((sum, each) => sum + each.gold, 0);
  const tagged = themes.reduce((sum, each) => sum + each.tagged, 0);
  return [
    row("All", micro, gold, tagged),
    ...themes.map((each) => row(each.theme, each, each.gold, each.tagged)),
  ];
}

function csvOf(rows: readonly QualityRow[]): string {
  return `${Papa.unparse([...rows], { columns: Object.keys(QUALITY_COLUMNS), newline: "\n" })}\n`;
}
