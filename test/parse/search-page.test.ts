import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RefusedFile } from "../../pipeline/parse/parsed.ts";
import { looksLikeSearchPage, parseSearchPage, readSearchPage } from "../../pipeline/parse/search-page.ts";

const REAL = new URL("../../../shared/data/html/search_results_folkestone_2023-11-10.html", import.meta.url);

const bytes = (html: string) => new TextEncoder().encode(html);

function result(
  urn: string,
  { rating = "Good", date = "15 July 2022", address = "Mill Lane, ZZ1 1AA" } = {},
) {
  return `<li class="search-result"><h3 class="search-result__title heading--main"><a href="/provider/21/${urn}">School ${urn}</a></h3>
    <ul class="search-result__provider-info"><li>Category: <strong>Primary</strong></li></ul>
    ${address && `<address class="search-result__address">${address}</address>`}
    ${rating && `<ul class="search-result__provider-info"><li>Rating: <strong>${rating}</strong></li></ul>`}
    <ul class="search-result__provider-info"><li>Latest report: <strong><time>${date}</time></strong></li><li>URN: <strong>${urn}</strong></li></ul></li>`;
}

function page(count: string, results: string, next = ""): Uint8Array {
  return bytes(`<html><head><meta charset="utf-8"></head><body><h1>Search results</h1>
    <h2><strong class="results-count js-results-count">${count}</strong><strong> results</strong></h2>
    <ul class="results-list">${results}</ul>${next}</body></html>`);
}

describe("a page of search results", () => {
  it.skipIf(!existsSync(REAL))("as saved from the real site gives all 61 results", () => {
    const real = readFileSync(REAL);
    expect(looksLikeSearchPage(real.toString("utf8"))).toBe(true);
    const parsed = parseSearchPage(real);
    expect(parsed.refusals).toEqual([]);
    expect(parsed.rowsRead).toBe(61);
    const rows = [...(parsed.tables[0]?.rows ?? [])];
    expect(rows).toHaveLength(61);
    const column = (name: string) => rows.map((row) => row[parsed.tables[0]?.columns.indexOf(name) ?? -1]);
    expect(column("urn").every((urn) => /^(?:SC)?\d{6}$/.test(urn ?? ""))).toBe(true);
    for (const name of ["name", "category", "address", "latest_report", "url"]) {
      expect(column(name).every((cell) => typeof cell === "string" && cell !== "")).toBe(true);
    }
    expect(new Set(column("rating"))).toEqual(new Set(["Good", "Outstanding", "Requires Improvement", null]));
    expect(column("rating").filter((rating) => rating === null)).toHaveLength(10);
    expect(rows[0]).toEqual([
      "139309",
      "Christ Church Cep Academy, Folkestone",
      "Primary",
      "Good",
      "2023-01-23",
      "Brockman Road, Folkestone, Kent, CT20 1DJ",
      "https://reports.ofsted.gov.uk/provider/21/139309",
    ]);
  });

  it("gives the count of the whole search and where the next page is", () => {
    const read = readSearchPage(
      page(
        "2,350",
        result("900001"),
        '<a class="pagination__next" href="/search?start=100&amp;rows=100">Next</a>',
      ),
    );
    expect(read.count).toBe(2350);
    expect(read.next).toBe("/search?start=100&rows=100");
    expect(readSearchPage(page("1", result("900001"))).next).toBeNull();
  });

  it("keeps a result without rating or address, and says null", () => {
    const [read] = readSearchPage(page("1", result("900001", { rating: "", address: "" }))).results;
    expect(read).toMatchObject({ urn: "900001", rating: null, address: null, latestReport: "2022-07-15" });
  });

  it("keeps a result whose date cannot be, and refuses the cell", () => {
    const read = readSearchPage(page("1", result("900001", { date: "30 February 2022" })));
    expect(read.results).toMatchObject([{ urn: "900001", latestReport: null }]);
    expect(read.refusals).toMatchObject([
      { scope: "cell", row: 1, column: "latest_report", value: "30 February 2022" },
    ]);
  });

  it("refuses a result that names no URN and keeps the others", () => {
    const nameless = '<li class="search-result"><h3 class="search-result__title">No link here</h3></li>';
    const parsed = parseSearchPage(page("2", nameless + result("900002")));
    expect(parsed.refusals).toMatchObject([{ scope: "row", row: 1 }]);
    expect(parsed.rowsRead).toBe(2);
    expect([...(parsed.tables[0]?.rows ?? [])].map((row) => row[0])).toEqual(["900002"]);
  });

  it("with no result although it counts some is refused with what was looked for", () => {
    expect(() => parseSearchPage(page("61", ""))).toThrow(RefusedFile);
    expect(() => parseSearchPage(page("61", ""))).toThrow("ul.results-list > li.search-result");
    expect(() => parseSearchPage(page("many", result("900001")))).toThrow(".js-results-count");
  });

  it("with no result is taken when the search found none, or when it was asked for beyond the last", () => {
    expect(readSearchPage(page("0", "")).results).toEqual([]);
    expect(readSearchPage(page("100", ""), 100).results).toEqual([]);
    expect(() => readSearchPage(page("101", ""), 100)).toThrow(RefusedFile);
  });
});
