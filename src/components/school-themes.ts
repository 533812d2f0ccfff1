import type { Column } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./element.ts";
import type { SchoolEvent } from "./school-events.ts";
import { countWords } from "./wording.ts";

/** How many of a school's letters raise a theme. */
export interface SchoolThemeRow {
  label: string;
  letters: number;
  strength: number;
  concern: number;
  denominator: number;
}

const COLUMNS: readonly Column<SchoolThemeRow>[] = [
  { name: "Theme", value: ({ label }) => label },
  { name: "Letters", value: ({ letters }) => letters },
  { name: "Stating a strength", value: ({ strength }) => strength },
  { name: "Stating a concern", value: ({ concern }) => concern },
  { name: "Of letters", value: ({ denominator }) => denominator },
];

/** Themes of a school's letters, the commonest first; a letter may state both a strength and a concern. */
export function schoolThemeRows(events: readonly SchoolEvent[]): SchoolThemeRow[] {
  const letters = events.filter(({ what }) => what === "document");
  const rows = new Map<string, SchoolThemeRow>();
  for (const [label, says] of letters.flatMap(({ themes }) => themes)) {
    const row = rows.get(label) ?? {
      label,
      letters: 0,
      strength: 0,
      concern: 0,
      denominator: letters.length,
    };
    row.letters += 1;
    if (says === "strength" || says === "both") row.strength += 1;
    if (says === "concern" || says === "both") row.concern += 1;
    rows.set(label, row);
  }
  return [...rows.values()].sort((a, b) => b.letters - a.letters || (a.label < b.label ? -1 : 1));
}

/** What a school's letters raise, as a table of counts, for they are few; null where no letter raises anything. */
export function schoolThemes(events: readonly SchoolEvent[]): HTMLElement | null {
  const rows = schoolThemeRows(events);
  const [first] = rows;
  if (first === undefined) return null;
  const letters = `${countWords(first.denominator)} ${first.denominator === 1 ? "letter or report" : "letters and reports"}`;
  return element(
    "section",
    { class: "card", "aria-labelledby": "school-themes" },
    element("h2", { id: "school-themes" }, "What its letters raise"),
    dataTable(
      rows,
      COLUMNS,
      `Themes of ${letters} collected; sentences that stand in every letter do not count`,
    ),
    element(
      "p",
      { class: "hint" },
      "Themes are found by this project’s codebook, not by Ofsted. ",
      element("a", { href: "./method" }, "How, and how well"),
      ".",
    ),
  );
}
