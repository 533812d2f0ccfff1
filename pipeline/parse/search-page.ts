import type { CheerioAPI } from "cheerio";
import { openPage, providerPath, visibleText } from "./html.ts";
import { type Cell, type ParsedTables, type Refusal, RefusedFile } from "./parsed.ts";
import { writtenDate } from "./written-date.ts";

/** One provider in the search's list. `latestReport` is an ISO date. */
export interface SearchResult {
  urn: string;
  name: string;
  category: string | null;
  /** As worded ("Good", "Requires Improvement"); null where the list gives none. */
  rating: string | null;
  latestReport: string | null;
  address: string | null;
  url: string;
}

/** One page of search results. */
export interface SearchPage {
  /** Results of the whole search, as the page counts them. */
  count: number;
  results: readonly SearchResult[];
  /** Where "next" leads, as given in the page; null on the last page. */
  next: string | null;
  refusals: readonly Refusal[];
}

const SITE = "https://reports.ofsted.gov.uk";
const COUNT = ".js-results-count";
const ITEM = "ul.results-list > li.search-result";

/** Whether a text is a page of search results of the reports site, also one whose inner markup has changed. */
export function looksLikeSearchPage(text: string): boolean {
  return (
    /js-results-count|search-result__title/.test(text) ||
    (/<h1[^<>]*>\s*Search results/.test(text) && /Find an Inspection Report/i.test(text))
  );
}

/**
 * Reads a page of search results; `start` is the offset that was asked for.
 * @throws RefusedFile when the count is missing, or speaks of results from `start` on and none is found.
 */
export function readSearchPage(bytes: Uint8Array, start = 0): SearchPage {
  const $ = openPage(bytes);
  const counted = visibleText($(COUNT).first().text());
  if (counted === null || !/^[\d,]+$/.test(counted)) {
    throw new RefusedFile([`no number of results: looked for "${COUNT}" and found ${counted ?? "nothing"}`]);
  }
  const count = Number(counted.replaceAll(",", ""));
  const items = $(ITEM);
  const refusals: Refusal[] = [];
  const results = items.toArray().flatMap((_, index) => readResult($, items.eq(index), index + 1, refusals));
  const next = $("a.pagination__next").first().attr("href") ?? null;
  if (items.length === 0 && count > start) {
    throw new RefusedFile([`the page counts ${count} results and none was found: looked for "${ITEM}"`]);
  }
  return { count, results, next, refusals };
}

/**
 * A page of search results as rows of `search_result`, in the page's order.
 * @throws RefusedFile as {@link readSearchPage}.
 */
export function parseSearchPage(bytes: Uint8Array): ParsedTables {
  const page = readSearchPage(bytes);
  return {
    kind: "search_page",
    label: `Search page of the reports site, ${page.results.length} of ${page.count} results`,
    asAt: null,
    rowsRead: page.results.length + page.refusals.filter((refusal) => refusal.scope === "row").length,
    tables: [
      {
        table: "search_result",
        columns: ["urn", "name", "category", "rating", "latest_report", "address", "url"],
        rows: page.results.map((result): Cell[] => [
          result.urn,
          result.name,
          result.category,
          result.rating,
          result.latestReport,
          result.address,
          result.url,
        ]),
      },
    ],
    refusals: page.refusals,
  };
}

function readResult(
  $: CheerioAPI,
  result: ReturnType<CheerioAPI>,
  row: number,
  refusals: Refusal[],
): SearchResult[] {
  const link = result.find(".search-result__title a[href]").first();
  const href = link.attr("href") ?? "";
  const facts = new Map<string, string>();
  result.find(".search-result__provider-info li").each((_, li) => {
    const [label, ...value] = (visibleText($(li).text()) ?? "").split(":");
    if (label !== undefined && value.length > 0)
      facts.set(label.trim().toLowerCase(), value.join(":").trim());
  });
  const urn = facts.get("urn") ?? providerPath(href)?.urn;
  const name = visibleText(link.text());
  if (urn === undefined || urn === "" || name === null || !URL.canParse(href, SITE) || href === "") {
    const reason =
      "a result without name, link or URN: looked for .search-result__title a and an item that reads URN:";
    refusals.push({ scope: "row", row, column: null, value: visibleText(result.text()), reason });
    return [];
  }
  const dated = facts.get("latest report") ?? "";
  const latestReport = writtenDate(dated);
  if (dated !== "" && latestReport === null) {
    const reason = 'not a date such as "18 March 2025"';
    refusals.push({ scope: "cell", row, column: "latest_report", value: dated, reason });
  }
  return [
    {
      urn,
      name,
      category: facts.get("category") ?? null,
      rating: facts.get("rating") ?? null,
      latestReport,
      address: visibleText(result.find(".search-result__address").first().text()),
      url: new URL(href, SITE).href,
    },
  ];
}
