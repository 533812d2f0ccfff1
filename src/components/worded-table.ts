import { element } from "./element.ts";
import { countWords } from "./wording.ts";

/** A row that is headed by words, with more words under them, and figures or a word beside. */
export interface WordedRow {
  words: string;
  note: string | null;
  cells: readonly (string | number)[];
}

/**
 * A table whose rows are sentences more than figures: their words wrap, so that a phone shows it without scrolling
 * sideways.
 * @param headings of the words and of each cell
 */
export function wordedTable(
  caption: string,
  headings: readonly string[],
  rows: readonly WordedRow[],
): HTMLElement {
  const table = element(
    "table",
    { class: "worded" },
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...headings.map((heading, at) =>
          element("th", { scope: "col", class: isFigure(rows, at - 1) ? "number" : null }, heading),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map(({ words, note, cells }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, words, note === null ? null : element("small", {}, note)),
          ...cells.map((cell) =>
            typeof cell === "number"
              ? element("td", { class: "number" }, countWords(cell))
              : element("td", {}, cell),
          ),
        ),
      ),
    ),
  );
  return element(
    "div",
    { class: "table-scroll whole", role: "region", tabindex: 0, "aria-label": caption },
    table,
  );
}

function isFigure(rows: readonly WordedRow[], cell: number): boolean {
  return typeof rows[0]?.cells[cell] === "number";
}
