import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { answer, type Script } from "./scripted-server.ts";

/** A letter or report on the small site. */
export interface SiteLetter {
  id: string;
  type: string;
  /** As the site writes it: "6 October 2020". */
  event: string;
  published: string;
}

/** A school on the small site. All names are invented. */
export interface SiteSchool {
  urn: string;
  category: string;
  letters: SiteLetter[];
}

/** A small reports site that answers conditionally; what it holds may be changed while it is asked. */
export interface ReportsSite {
  schools: SiteSchool[];
  /** Bytes of letters that differ from what their id gives. */
  bodies: Map<string, Uint8Array>;
  script: Script;
}

export function reportsSite(base: () => string, schools: SiteSchool[]): ReportsSite {
  const site: ReportsSite = { schools, bodies: new Map(), script };

  function script(request: Parameters<Script>[0], response: Parameters<Script>[1]): void {
    const url = new URL(request.url ?? "/", "http://site");
    const asked = request.headers["if-none-match"];
    const page = /^\/provider\/(\d+)\/(\d+)$/.exec(url.pathname);
    const school = site.schools.find(({ urn, category }) => urn === page?.[2] && category === page[1]);
    const file = /^\/v1\/file\/(\w+)$/.exec(url.pathname)?.[1];
    const listed = site.schools.some(({ letters }) => letters.some(({ id }) => id === file));
    if (school !== undefined) conditional(response, asked, providerPage(school, base()), "text/html");
    else if (file !== undefined && (listed || site.bodies.has(file)))
      conditional(response, asked, site.bodies.get(file) ?? smallPdf(file), "application/pdf");
    else if (url.pathname === "/search")
      conditional(response, asked, searchPage(site.schools, url), "text/html");
    else answer(response, 404);
  }
  return site;
}

/** Bytes that begin and end like a PDF. */
export function smallPdf(words: string): Uint8Array {
  return Buffer.from(`%PDF-1.4\n% letter ${words} ${"-".repeat(2000)}\n%%EOF\n`);
}

/** Schools with letters that are wanted by default: monitoring visits of autumn 2020 and later. */
export function siteSchools(count: number, lettersEach: number): SiteSchool[] {
  return Array.from({ length: count }, (_, index) => ({
    urn: String(900001 + index),
    category: "21",
    letters: Array.from({ length: lettersEach }, (__, nth) => ({
      id: `${900001 + index}${nth}`,
      type: "Monitoring visit",
      event: `${1 + (nth % 28)} October 2020`,
      published: `${1 + (nth % 28)} November 2020`,
    })),
  }));
}

function conditional(
  response: ServerResponse,
  asked: string | undefined,
  body: string | Uint8Array,
  type: string,
) {
  const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
  if (asked === etag) answer(response, 304, "", { etag });
  else answer(response, 200, body, { etag, "content-type": type });
}

function providerPage({ urn, category, letters }: SiteSchool, base: string): string {
  const items = letters.map(
    ({ id, type, event, published }) => `<li class="timeline__day"><div class="event">
      <p class="timeline__date"><time>${event}</time></p><span class="event__title">
      <a class="publication-link" href="${base}/v1/file/${id}">${type} <span class="nonvisual">${type}, PDF</span></a>
      <div class="event__metadata">Published <time pubdate>${published}</time></div></span></div></li>`,
  );
  return `<html><head><link rel="canonical" href="/provider/${category}/${urn}"></head><body><main>
    <h1 class="heading--title">Fernhollow School ${urn}</h1><p class="title-block__subheading">URN: ${urn}</p>
    <ol class="timeline">${items.join("")}</ol></main></body></html>`;
}

/** Schools by their newest publication; the dates are all of the same form, so that later in the list is newer. */
function searchPage(schools: readonly SiteSchool[], url: URL): string {
  const start = Number(url.searchParams.get("start"));
  const rows = Math.min(100, Number(url.searchParams.get("rows")));
  const shown = schools.slice(start, start + rows).map(
    ({ urn, category, letters }) => `<li class="search-result">
      <h3 class="search-result__title"><a href="/provider/${category}/${urn}">Fernhollow School ${urn}</a></h3>
      <ul class="search-result__provider-info"><li>Latest report: <strong><time>${letters[0]?.published ?? "1 November 2020"}</time></strong></li>
      <li>URN: <strong>${urn}</strong></li></ul></li>`,
  );
  return `<html><body><main><h1>Search results</h1><strong class="js-results-count">${schools.length}</strong>
    <ul class="results-list">${shown.join("")}</ul></main></body></html>`;
}
