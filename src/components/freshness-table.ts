import type { Freshness } from "../../pipeline/publish/published.ts";
import { element } from "./element.ts";
import { countWords, dayWords } from "./wording.ts";

const KINDS: Readonly<Record<string, string>> = {
  mi: "Management information",
  gias_register: "Register of schools",
  gias_links: "Links between schools",
  provider_page: "Provider pages",
  search_page: "Search pages",
  document: "Letters and reports",
  govuk_listing: "Listings on GOV.UK",
};

/** A kind of source in words. */
export function kindWords(kind: string): string {
  return KINDS[kind] ?? kind.replaceAll("_", " ");
}

/** What has been collected, kind by kind, as at when, and how much of it was refused. */
export function freshnessTable(rows: readonly Freshness[]): HTMLElement {
  const headings = ["Kind", "Files", "Newest, as at", "Fetched", "Rows read", "Refused"];
  const table = element(
    "table",
    { class: "freshness" },
    element(
      "thead",
      {},
      element("tr", {}, ...headings.map((heading) => element("th", { scope: "col" }, heading))),
    ),
    element("tbody", {}, ...rows.map(freshnessRow)),
  );
  return element(
    "div",
    { class: "table-scroll", role: "region", tabindex: 0, "aria-label": "Table of sources" },
    table,
  );
}

function freshnessRow(row: Freshness): HTMLElement {
  const number = (value: number): HTMLElement => element("td", { class: "number" }, countWords(value));
  const date = (value: string | null): HTMLElement =>
    element("td", {}, value === null ? "–" : dayWords(value));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, kindWords(row.kind)),
    number(row.objects),
    date(row.latest_as_at),
    date(row.latest_retrieved_at),
    number(row.rows_read),
    number(row.rows_refused),
  );
}
