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
  return reportCardsFile(grades, cards);
}

function reportCardsFile(grades: readonly GradeRow[], cards: readonly CardRow[]): ReportCardsFile {
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
    regraded: cards.flatMap(({ urn, name, phase, first_graded_on: first, last_graded_on: last }) =>
      first !== null && last !== null && first !== last ? [{ urn, name, phase, first, last }] : [],
    ),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
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
