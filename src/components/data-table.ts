import { element } from "./element.ts";
import type { Column, CsvValue } from "./csv.ts";
import type { Press } from "./pressable.ts";
import { countWords } from "./wording.ts";

/** Tables longer than this show their first rows and point to the CSV. */
const LONGEST = 600;

/**
 * The rows behind a chart as a table: real headings, a caption, scrolling within itself from the keyboard. Of more than
 * `longest` rows the first are shown. With `press` each row ends in a button that does what pressing its mark does.
 */
export function dataTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  caption: string,
  { longest = LONGEST, press }: { longest?: number; press?: Press<Row> | undefined } = {},
): HTMLElement {
  const shown = rows.slice(0, longest);
  const cut =
    rows.length > shown.length
      ? ` First ${countWords(longest)} of ${countWords(rows.length)} rows; the CSV has all of them.`
      : "";
  const table = element(
    "table",
    {},
    element("caption", {}, `${caption}${cut}`),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...columns.map(({ name, value }) =>
          element("th", { scope: "col", class: isFigures(shown, value) ? "number" : null }, name),
        ),
        press === undefined ? null : element("th", { scope: "col", class: "action" }, press.column),
      ),
    ),
    element(
      "tbody",
      {},
      ...shown.map((row) =>
        element(
          "tr",
          {},
          ...columns.map((column) => tableCell(column.value(row), column.href?.(row) ?? null)),
          press === undefined ? null : element("td", { class: "action" }, pressButton(row, press)),
        ),
      ),
    ),
  );
  return element("div", { class: "table-scroll", role: "region", tabindex: 0, "aria-label": caption }, table);
}

/** A column of figures: its heading stands over them. */
function isFigures<Row>(rows: readonly Row[], value: Column<Row>["value"]): boolean {
  const first = rows.map(value).find((one) => one !== null);
  return typeof first === "number";
}

function pressButton<Row>(row: Row, press: Press<Row>): HTMLElement {
  const button = element("button", { type: "button", "aria-label": press.name(row) }, "Show");
  button.addEventListener("click", () => {
    press.does(row);
  });
  return button;
}

function tableCell(value: CsvValue, href: string | null): HTMLElement {
  const isNumber = typeof value === "number";
  const words = value === null ? "–" : String(value);
  return element(
    "td",
    { class: isNumber ? "number" : null },
    href === null ? words : element("a", { href }, words),
  );
}
