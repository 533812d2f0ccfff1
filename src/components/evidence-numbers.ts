import type { NumberRow } from "../evidence/numbers.ts";
import { element } from "./element.ts";
import { countWords, percentWords } from "./wording.ts";

const GROUPS: Readonly<Record<NumberRow["group"], string>> = {
  selection: "letters that meet the filters",
  others: "other letters",
};

/**
 * Letters with such a passage, of those that meet the filters and of everyone else, with intervals; small n is flagged.
 * @param others who everyone else is, after "letters"; empty for nobody
 */
export function numbersTable(rows: readonly NumberRow[], others: string): HTMLElement {
  const compared = others === "" ? "" : ` Other letters: those ${others}.`;
  const caption = `Letters with at least one such passage, of all letters looked at, with 95% intervals.${compared}`;
  return element(
    "div",
    { class: "table-scroll", role: "region", tabindex: 0, "aria-label": caption },
    element(
      "table",
      {},
      element("caption", {}, caption),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...["Criterion", "Of", "Letters", "Out of", "Share", "95% interval"].map((name) =>
            element("th", { scope: "col" }, name),
          ),
        ),
      ),
      element(
        "tbody",
        {},
        ...rows.filter(({ group }) => group === "selection" || others !== "").map(numbersRow),
      ),
    ),
  );
}

function numbersRow({ what, group, letters, denominator, share, low, high, small }: NumberRow): HTMLElement {
  const cell = (text: string): HTMLElement => element("td", { class: "number" }, text);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, what),
    element("td", {}, GROUPS[group]),
    cell(countWords(letters)),
    cell(countWords(denominator)),
    cell(share === null ? "–" : percentWords(share)),
    cell(
      low === null || high === null
        ? "–"
        : `${percentWords(low)} to ${percentWords(high)}${small ? ", n under 10" : ""}`,
    ),
  );
}
