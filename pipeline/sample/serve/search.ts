import type { Provider } from "../provider.ts";

/** The most rows a page of results has, whatever is asked for (so since February 2025). */
const MOST_ROWS = 100;
const DEFAULT_ROWS = 10;

/** The site's numbers of overall grades: requires improvement is 5 there, and there is no 3. */
const RATINGS: Readonly<Record<string, number>> = { "1": 1, "2": 2, "5": 3, "4": 4 };
const PRIMARY = new Set(["Nursery", "Primary"]);

export interface SearchResult {
  total: number;
  start: number;
  rows: number;
  shown: readonly Provider[];
}

/** DD-MM-YYYY as an ISO date; null for anything else. */
function isoDate(text: string | null): string | null {
  const parts = /^(\d\d)-(\d\d)-(\d{4})$/.exec(text ?? "");
  return parts === null ? null : `${parts[3]}-${parts[2]}-${parts[1]}`;
}

/** All values of `name`, `name[]` and `name[0]`. */
function listOf(parameters: URLSearchParams, name: string): string[] {
  return [...parameters]
    .filter(([key, value]) => key.replace(/\[\d*\]$/, "") === name && value !== "")
    .map(([, value]) => value);
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

function matches(provider: Provider, parameters: URLSearchParams): boolean {
  const { site, school } = provider;
  const among = (name: string, test: (value: string) => boolean) => {
    const values = listOf(parameters, name);
    return values.length === 0 || values.some(test);
  };
  const words = (parameters.get("q") ?? "").trim().toLowerCase();
  const place = (parameters.get("location") ?? "").trim().toLowerCase();
  const from = isoDate(parameters.get("latest_report_date_start"));
  const to = isoDate(parameters.get("latest_report_date_end"));
  const latest = provider.latestReport;
  return (
    (words === "" || school.name.toLowerCase().includes(words) || String(school.urn) === words) &&
    (place === "" || `${site.town} ${site.authority.name} ${site.postcode}`.toLowerCase().includes(place)) &&
    among("level_1_types", (value) => value === "0" || value === "1") &&
    among("level_2_types", (value) => value === "0" || value === (PRIMARY.has(site.phase) ? "1" : "2")) &&
    among("local_authority", (value) => value === String(site.authority.code)) &&
    among("region", (value) => value === `E1200000${site.authority.regionIndex + 1}`) &&
    among("rating", (value) => provider.rating !== null && RATINGS[value] === provider.rating) &&
    among("status", (value) => value === (provider.open ? "1" : "2")) &&
    (from === null || (latest !== null && latest >= from)) &&
    (to === null || (latest !== null && latest <= to))
  );
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The key a sort order goes by. Distance and relevancy have no meaning in the sample: the URN stands for both. */
function sortKey(sort: string | null): (provider: Provider) => string | number {
  if (sort === "date") return ({ latestReport }) => latestReport ?? "";
  if (sort === "az") return ({ school }) => school.name;
  return ({ school }) => school.urn;
}

/** One page of the providers that match the parameters of an address; ties keep the order of URNs. */
export function search(all: readonly Provider[], parameters: URLSearchParams): SearchResult {
  const start = wholeNumber(parameters.get("start"), 0);
  const rows = Math.min(MOST_ROWS, Math.max(1, wholeNumber(parameters.get("rows"), DEFAULT_ROWS)));
  const sort = parameters.get("sort");
  const key = sortKey(sort);
  const order = parameters.get("order") ?? (sort === "date" ? "desc" : "asc");
  const direction = order === "desc" ? -1 : 1;
  const found = all
    .filter((provider) => matches(provider, parameters))
    .sort((a, b) => direction * compare(key(a), key(b)) || a.school.urn - b.school.urn);
  return { total: found.length, start, rows, shown: found.slice(start, start + rows) };
}

/** The address of another page of the same search. */
export function pageAddress(parameters: URLSearchParams, start: number): string {
  const next = new URLSearchParams(parameters);
  next.set("start", String(start));
  return `/search?${next.toString()}`;
}
