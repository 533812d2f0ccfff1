import type { ExploreTable } from "../../pipeline/publish/explore.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./element.ts";
import { countWords } from "./wording.ts";

const COLUMNS = [
  { name: "Column", value: ({ name }: ExploreTable["columns"][number]) => name },
  { name: "Type", value: ({ type }: ExploreTable["columns"][number]) => type },
  { name: "Meaning", value: ({ description }: ExploreTable["columns"][number]) => description },
];

/** Every table that can be queried: what one row is, how many there are, and what each column means. */
export function exploreTables(tables: readonly ExploreTable[]): HTMLElement {
  return element(
    "section",
    { class: "card", "aria-labelledby": "tables" },
    element("h2", { id: "tables" }, "Tables and columns"),
    ...tables.map((table) => tableDetails(table)),
  );
}

function tableDetails({ name, rows, grain, columns }: ExploreTable): HTMLElement {
  const details = element(
    "details",
    { class: "behind" },
    element(
      "summary",
      {},
      element("code", {}, name),
      `, ${rows === 1 ? "1 row" : `${countWords(rows)} rows`}: ${grain}`,
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1)
      details.append(dataTable(columns, COLUMNS, `Columns of ${name}`));
  });
  return details;
}
