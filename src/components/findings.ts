import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import { SMALL_DENOMINATOR } from "./interval.ts";
import type { OutcomeRow } from "./outcome-rows.ts";
import type { ThemeRow } from "./theme-rows.ts";
import { widestGap } from "./widest-gap.ts";
import { countWords, monthWords, numbered, percentWords } from "./wording.ts";

/** From this day on state-funded schools get no overall grade: figures of later months speak of ever fewer schools. */
const OVERALL_GRADES_END = "2024-09-01";

/**
 * The share of schools with an overall grade that were good or outstanding, with their number, as a title of at most
 * ten words: of the newest month before overall grades ended, for those that are left are no picture of all schools. Of
 * fewer than ten it is their number alone: a percentage would say more than they can.
 */
export function outcomesFinding(rows: readonly OutcomeRow[], phase = "All"): string {
  const all = rows.filter((row) => row.phase === phase);
  const months = all.map((row) => row.asAt).sort();
  const whole = months.filter((month) => month < OVERALL_GRADES_END).at(-1);
  const newest = whole ?? months.at(-1);
  const there = all.filter((row) => row.asAt === newest);
  const graded = there.reduce((sum, row) => sum + row.schools, 0);
  if (newest === undefined || graded === 0) return "No grades of schools are here yet";
  const schools = there
    .filter((row) => row.grade === "1" || row.grade === "2")
    .reduce((sum, row) => sum + row.schools, 0);
  const [one, more] = whole === undefined ? ["grade left", "grades left"] : ["school", "schools"];
  const share = graded < SMALL_DENOMINATOR ? countWords(schools) : percentWords(schools / graded);
  return `${share} of ${numbered(graded, one, more)} good or outstanding, ${monthWords(newest)}`;
}

/**
 * The theme whose share differs most between two prior grades, as a title of at most ten words; only differences
 * whose 95 % intervals do not overlap count, and only shares of ten letters or more.
 */
export function themesFinding(rows: readonly ThemeRow[], phase = "All"): string {
  const after = rows.filter(
    (row) =>
      row.phase === phase && row.denominator > 0 && gradeStyle(FOUR_POINT, row.priorGrade) !== undefined,
  );
  const grades = new Set(after.map(priorWords));
  if (grades.size === 1) return `Only ${[...grades].join()} came before: nothing to compare`;
  const graded = after.filter((row) => !row.small);
  if (graded.length === 0) return "Too few letters to compare prior grades";
  const widest = widestGap(graded);
  if (widest === null) return "No theme clearly differs between prior grades";
  const { more, less } = widest;
  const theme = more.label.split(" and ")[0] ?? more.theme;
  return `${theme}: ${percentWords(more.share)} of letters after ${priorWords(more)}, ${percentWords(less.share)} ${priorWords(less)}`;
}

function priorWords(row: ThemeRow): string {
  return gradeStyle(FOUR_POINT, row.priorGrade)?.label.toLowerCase() ?? row.priorGrade;
}
