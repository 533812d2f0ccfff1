import type { EvidenceBuild } from "../evidence/evidence.ts";
import { type Cell, MOST_ROWS, type QueryResult } from "../explore/query-result.ts";
import { citationBibtex, citationText } from "./citation.ts";
import { type Column, type CsvValue, csvText } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { download } from "./download.ts";
import { element } from "./element.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

/** Rows of a result that are put into the page. */
export const SHOWN = 1000;

const NUMERIC = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|UINTEGER|DOUBLE|FLOAT|DECIMAL.*)$/;
/** More digits than these a number of JavaScript does not hold. */
const EXACT_DIGITS = 15;
/** Longer addresses are cut off by programs people paste them into. */
const LONGEST_LINK = 8000;

/** The rows of a query as a table, how many there are, and the ways to take them along. */
export function exploreResult(result: QueryResult, build: EvidenceBuild): HTMLElement {
  const columns = result.columns.map(({ name, type }, index): Column<readonly Cell[]> => ({
    name,
    value: (row) => valueOf(row[index] ?? null, type),
  }));
  const words = countedWords(result);
  return element(
    "section",
    { class: "card", "aria-labelledby": "result" },
    element("h2", { id: "result" }, "Result"),
    element("p", { role: "status" }, words),
    result.rows === 0 ? null : dataTable(result.first, columns, "Result of the query", { longest: SHOWN }),
    actions(result, columns, build),
  );
}

/** How many rows there are, and how many of them are shown. */
export function countedWords({ rows }: Pick<QueryResult, "rows">): string {
  if (rows === 0) return "No rows: the query is right and finds nothing. Loosen a condition after WHERE.";
  if (rows > MOST_ROWS)
    return `More than ${countWords(MOST_ROWS)} rows: too many for a page. The first ${countWords(SHOWN)} are shown; narrow the query with WHERE or LIMIT, or take whole tables from the data page.`;
  const all = `${numbered(rows, "row", "rows")}.`;
  return rows > SHOWN ? `${all} The first ${countWords(SHOWN)} are shown; the CSV has all of them.` : all;
}

/** A number where the column holds numbers and JavaScript holds this one exactly, else the text DuckDB wrote. */
export function valueOf(text: Cell, type: string): CsvValue {
  if (text === null || !NUMERIC.test(type)) return text;
  const number = Number(text);
  const digits = text.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length;
  return Number.isFinite(number) && digits <= EXACT_DIGITS ? number : text;
}

function actions(
  result: QueryResult,
  columns: readonly Column<readonly Cell[]>[],
  build: EvidenceBuild,
): HTMLElement {
  const said = element("span", { class: "said", role: "status" });
  const button = (label: string, does: () => Promise<string>): HTMLButtonElement => {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", () => {
      does()
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
        .then((words) => (said.textContent = words))
        .catch(() => undefined);
    });
    return made;
  };
  const csv = button("CSV", async () => {
    const rows = await result.all();
    download(`query-build-${build.build_id}.csv`, csvText(rows, columns), "text/csv;charset=utf-8");
    return `${numbered(rows.length, "row", "rows")} saved as CSV.`;
  });
  csv.disabled = result.rows === 0 || result.rows > MOST_ROWS;
  return element(
    "div",
    { class: "actions", role: "group", "aria-label": "Take away: the result" },
    csv,
    button("Copy link", async () => {
      if (location.href.length > LONGEST_LINK)
        return `The query makes an address of ${countWords(location.href.length)} characters, longer than most programs take: send the query as text.`;
      await navigator.clipboard.writeText(location.href);
      return "Link copied.";
    }),
    button("Cite", async () => {
      const cited = {
        title: "A query of the tables behind the site",
        asAt: dayWords(build.as_at),
        buildId: build.build_id,
        url: location.href,
      };
      await navigator.clipboard.writeText(`${citationText(cited)}\n\n${citationBibtex(cited)}`);
      return "Citation copied, as text and BibTeX.";
    }),
    said,
  );
}
