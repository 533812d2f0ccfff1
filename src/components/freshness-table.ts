import type { Freshness } from "../../pipeline/publish/published.ts";
import { dayWords, numbered } from "./wording.ts";
import { wordedTable } from "./worded-table.ts";

const KINDS: Readonly<Record<string, string>> = {
  mi: "Management information",
  gias_register: "Register of schools",
  gias_links: "Links between schools",
  provider_page: "Provider pages",
  search_page: "Search pages",
  document: "Letters and reports",
  govuk_listing: "Listings on GOV.UK",
};

/** Letters stand for no day: they are of one. */
const NEWEST: Readonly<Record<string, string>> = { document: "newest of" };

/** A kind of source in words. */
export function kindWords(kind: string): string {
  return KINDS[kind] ?? kind.replaceAll("_", " ");
}

/** What has been collected, kind by kind, as at when, and how much of it was refused. */
export function freshnessTable(rows: readonly Freshness[]): HTMLElement {
  return wordedTable(
    "Sources of this site by kind",
    ["Kind", "Files", "Rows read", "Rows refused"],
    rows.map((row) => ({
      words: kindWords(row.kind),
      note: [
        row.latest_as_at === null
          ? null
          : `${NEWEST[row.kind] ?? "newest as at"} ${dayWords(row.latest_as_at)}`,
        row.latest_retrieved_at === null ? null : `came in ${dayWords(row.latest_retrieved_at)}`,
        row.files_refused === 0 ? null : `${numbered(row.files_refused, "file", "files")} refused whole`,
      ]
        .filter((part) => part !== null)
        .join(", "),
      cells: [row.objects, row.rows_read, row.rows_refused],
    })),
  );
}
