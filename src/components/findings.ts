import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import { themeLabel } from "./theme-labels.ts";
import type { OutcomeRow } from "./outcome-rows.ts";
import type { ThemeRow } from "./theme-rows.ts";
import { monthWords, percentWords } from "./wording.ts";

/**
 * The newest share of overall grades that were good or outstanding, as a title of at most ten words: of schools that
 * still have an overall grade, since schools inspected after August 2024 have none.
 */
export function outcomesFinding(rows: readonly OutcomeRow[], phase = "All"): string {
  const all = rows.filter((row) => row.phase === phase);
  const newest = all
    .map((row) => row.asAt)
    .sort()
    .at(-1);
  const there = all.filter((row) => row.asAt === newest);
  const graded = there.reduce((sum, row) => sum + row.schools, 0);
  if (newest === undefined || graded === 0) return "No grades of schools are here yet";
  const schools = there
    .filter((row) => row.grade === "1" || row.grade === "2")
    .reduce((sum, row) => sum + row.schools, 0);
  return `${percentWords(schools / graded)} of overall grades were good or outstanding, ${monthWords(newest)}`;
}

/**
 * The theme whose share differs most between two prior grades, as a title of at most ten words; only differences
 * whose 95 % intervals do not overlap count, and only shares of ten letters or more.
 */
export function themesFinding(rows: readonly ThemeRow[], phase = "All"): string {
  const graded = rows.filter(
    (row) => row.phase === phase && !row.small && gradeStyle(FOUR_POINT, row.priorGrade) !== undefined,
  );
  if (graded.length === 0) return "Too few letters to compare prior grades";
  const pairs = graded.flatMap((more) =>
    graded
      .filter((less) => less.theme === more.theme && more.low > less.high)
      .map((less) => ({ more, less, gap: more.share - less.share })),
  );
  const widest = pairs.sort((a, b) => b.gap - a.gap || (a.more.theme < b.more.theme ? -1 : 1))[0];
  if (widest === undefined) return "No theme clearly differs between prior grades";
  const { more, less } = widest;
  const theme = themeLabel(more.theme).split(" and ")[0] ?? more.theme;
  return `${theme}: ${percentWords(more.share)} of letters after ${priorWords(more)}, ${percentWords(less.share)} ${priorWords(less)}`;
}

function priorWords(row: ThemeRow): string {
  return gradeStyle(FOUR_POINT, row.priorGrade)?.label.toLowerCase() ?? row.priorGrade;
}
