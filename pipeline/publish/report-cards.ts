import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, readMart } from "./mart.ts";
import type { ReportCardCell, ReportCardsFile } from "./published-report-cards.ts";

const words = z.string().nullable();
const gradeRow = z.object({
  phase: z.string(),
  area: z.string(),
  area_label: z.string(),
  area_position: integer,
  scale: z.string(),
  grade: z.string(),
  grade_position: integer,
  report_cards: integer,
});
const cardRow = z.object({
  inspection_id: z.string(),
  urn: z.string(),
  name: words,
  phase: z.string(),
  start_date: words,
  concern_label: words,
  safeguarding: words,
  first_graded_on: words,
  last_graded_on: words,
});

const pairRow = z.object({
  phase: z.string(),
  area: z.string(),
  other_area: z.string(),
  grade: z.string(),
  other_grade: z.string(),
  report_cards: integer,
});
const datedRow = z.object({
  urn: z.string(),
  name: words,
  phase: z.string(),
  area: z.string(),
  grade: words,
  graded_on: words,
  first: z.string(),
});
/** The grades of cards graded on more than one day, with their areas in words. */
const REGRADED = `(select card.urn, card.name, card.phase, graded.area_label as area, graded.grade_label as grade,
  graded.graded_on, card.first_graded_on as first, card.inspection_id, graded.position
  from marts.report_card as card join marts.school_judgement as graded using (inspection_id)
  where card.first_graded_on <> card.last_graded_on)`;

type GradeRow = z.output<typeof gradeRow>;
type CardRow = z.output<typeof cardRow>;

/** Reads the marts of report cards into what their page draws. Errors as in `readMart`. */
export async function readReportCards(connection: DuckDBConnection): Promise<ReportCardsFile> {
  const grades = await readMart(connection, "marts.report_card_grades", gradeRow, [
    "area_position",
    "phase",
    "grade_position",
  ]);
  const cards = await readMart(connection, "marts.report_card", cardRow, ["inspection_id"]);
  const pairs = await readMart(connection, "marts.report_card_pairs", pairRow, [
    "phase",
    "area",
    "other_area",
    "grade",
    "other_grade",
  ]);
  const regraded = await readMart(connection, REGRADED, datedRow, ["inspection_id", "position", "area"]);
  return { ...reportCardsFile(grades, cards), pairs: pairsOf(pairs), regraded };
}

function reportCardsFile(
  grades: readonly GradeRow[],
  cards: readonly CardRow[],
): Omit<ReportCardsFile, "pairs" | "regraded"> {
  const cells = new Map<string, ReportCardCell & { counts: Record<string, number> }>();
  for (const { phase, area, area_label: label, scale, grade, report_cards } of grades) {
    const key = JSON.stringify([phase, scale, area]);
    const cell = cells.get(key) ?? { phase, area, label, scale, counts: {} };
    cells.set(key, cell);
    cell.counts[grade] = report_cards;
  }
  const days = cards.flatMap(({ start_date }) => start_date ?? []).sort();
  return {
    cells: [...cells.values()],
    cards: countBy(cards.map(({ phase }) => phase)),
    concerns: concernsOf(cards),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}

function pairsOf(rows: readonly z.output<typeof pairRow>[]): ReportCardsFile["pairs"] {
  type Pair = ReportCardsFile["pairs"][number] & { counts: [string, string, number][] };
  const pairs = new Map<string, Pair>();
  for (const { phase, area, other_area: other, grade, other_grade, report_cards } of rows) {
    const key = JSON.stringify([phase, area, other]);
    const pair = pairs.get(key) ?? { phase, area, other, counts: [] };
    pairs.set(key, pair);
    pair.counts.push([grade, other_grade, report_cards]);
  }
  return [...pairs.values()];
}

/** Report cards by phase and category of concern; those whose file does not say stand under null. */
function concernsOf(cards: readonly CardRow[]): ReportCardsFile["concerns"] {
  const keys = cards.map(({ phase, concern_label: concern }) => JSON.stringify([phase, concern]));
  return Object.entries(countBy(keys)).map(([key, count]) => {
    const [phase, concern] = z.tuple([z.string(), z.string().nullable()]).parse(JSON.parse(key));
    return { phase, concern, report_cards: count };
  });
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
