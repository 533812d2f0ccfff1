import type { AreaFile } from "../../pipeline/publish/published-areas.ts";
import type { Column } from "./csv.ts";
import { FOUR_POINT, type GradeStyle } from "./grade-scale.ts";
import { SHARE_COLUMNS, SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";
import { countWords, headlineShare, monthWords, numbered } from "./wording.ts";

/** Schools of a place with one outcome at one day. */
export interface AreaOutcomeRow {
  /** The area, its region or England. */
  place: string;
  /** ISO date. */
  asAt: string;
  grade: string;
  label: string;
  schools: number;
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
}

/** Letters about a place that raise a theme. */
export interface AreaThemeRow {
  place: string;
  theme: string;
  label: string;
  letters: number;
  denominator: number;
  share: number;
  low: number;
  high: number;
  small: boolean;
  strength: number;
  concern: number;
}

/** What stands in place of an overall grade: greys, for it is no grade. */
export const WITHOUT_GRADE: readonly GradeStyle[] = [
  { grade: "not_judged", label: "No overall grade", mark: "–", fill: "#c9ccd1", ink: "#14191f" },
  { grade: "report_card", label: "Report card", mark: "RC", fill: "#43484f", ink: "#ffffff" },
];

/** Outcomes as they are drawn: the four grades, and beside them, never among them, what has no overall grade. */
export const AREA_OUTCOMES: readonly GradeStyle[] = [...FOUR_POINT, ...WITHOUT_GRADE];

/** Table and CSV of outcomes. */
export const AREA_OUTCOME_COLUMNS: readonly Column<AreaOutcomeRow>[] = [
  { name: "place", value: (row) => row.place },
  { name: "as_at", value: (row) => row.asAt },
  { name: "grade", value: (row) => row.grade },
  { name: "grade_label", value: (row) => row.label },
  { name: "schools", value: (row) => row.schools },
  ...SHARE_COLUMNS,
];

/** Table and CSV of themes. */
export const AREA_THEME_COLUMNS: readonly Column<AreaThemeRow>[] = [
  { name: "place", value: (row) => row.place },
  { name: "theme", value: (row) => row.label },
  { name: "letters", value: (row) => row.letters },
  ...SHARE_COLUMNS,
  { name: "letters_strength", value: (row) => row.strength },
  { name: "letters_concern", value: (row) => row.concern },
];

/** Outcomes of the area, its region and England by day, in the order they are drawn. */
export function areaOutcomeRows({
  outcomes,
  places,
}: Pick<AreaFile, "outcomes" | "places">): AreaOutcomeRow[] {
  const order = new Map(places.map((place, at) => [place, at]));
  return outcomes
    .flatMap(({ place, as_at: asAt, grade, schools, denominator }): AreaOutcomeRow[] => {
      const interval = wilsonInterval(schools, denominator);
      const label = AREA_OUTCOMES.find((style) => style.grade === grade)?.label;
      if (interval === null || label === undefined) return [];
      const small = denominator < SMALL_DENOMINATOR;
      return [{ place, asAt, grade, label, schools, denominator, ...interval, small }];
    })
    .sort(
      (a, b) =>
        (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0) ||
        (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0) ||
        gradeOrder(a.grade) - gradeOrder(b.grade),
    );
}

function gradeOrder(grade: string): number {
  return AREA_OUTCOMES.findIndex((style) => style.grade === grade);
}

/** Themes of letters about the area, the commonest first, each with region and England beside it. */
export function areaThemeRows(
  { places, letters, themes }: Pick<AreaFile, "places" | "letters" | "themes">,
  limit: number,
): AreaThemeRow[] {
  return themes
    .filter(({ letters: [own] }) => (own ?? 0) > 0)
    .sort((a, b) => (b.letters[0] ?? 0) - (a.letters[0] ?? 0) || (a.theme < b.theme ? -1 : 1))
    .slice(0, limit)
    .flatMap(({ theme, label, letters: raised, strength, concern }) =>
      places.flatMap((place, at): AreaThemeRow[] => {
        const denominator = letters[at] ?? 0;
        const interval = wilsonInterval(raised[at] ?? 0, denominator);
        if (interval === null) return [];
        return [
          {
            place,
            theme,
            label,
            letters: raised[at] ?? 0,
            denominator,
            ...interval,
            small: denominator < SMALL_DENOMINATOR,
            strength: strength[at] ?? 0,
            concern: concern[at] ?? 0,
          },
        ];
      }),
    );
}

const MOST_WORDS = 10;

/**
 * Good or outstanding in the area and in England while every school had an overall grade, as a title of at most ten words:
 * with the area's name where it is short enough.
 */
export function areaOutcomesFinding(rows: readonly AreaOutcomeRow[], places: readonly string[]): string {
  const asAt = rows[0]?.asAt;
  const share = (place: string | undefined): string | null => {
    const there = rows.filter((row) => row.asAt === asAt && row.place === place && gradeOrder(row.grade) < 4);
    const graded = there.reduce((sum, row) => sum + row.schools, 0);
    const good = there
      .filter(({ grade }) => grade === "1" || grade === "2")
      .reduce((sum, row) => sum + row.schools, 0);
    return headlineShare(good, graded);
  };
  const [own, england] = [share(places[0]), share(places.at(-1))];
  if (asAt === undefined) return "No school here has an overall grade";
  if (own === null) return `No school here had an overall grade in ${monthWords(asAt)}`;
  const words = `${own} good or outstanding, England ${england ?? "not known"}, ${monthWords(asAt)}`;
  const named = `${places[0] ?? ""}: ${words}`;
  return named.split(" ").length <= MOST_WORDS ? named : words;
}

/** The theme most letters about the area raise, as a title. */
export function areaThemesFinding(rows: readonly AreaThemeRow[]): string {
  const [first] = rows;
  if (first === undefined) return "No letter about this area is here yet";
  const theme = first.label.split(" and ")[0] ?? first.label;
  return `${theme}: raised in ${countWords(first.letters)} of ${numbered(first.denominator, "letter", "letters")} here`;
}
