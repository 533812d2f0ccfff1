import type { CheerioAPI } from "cheerio";
import { openPage, providerPath, visibleText } from "./html.ts";
import { type Cell, type ParsedTables, type Refusal, RefusedFile } from "./parsed.ts";
import { writtenDate } from "./written-date.ts";

/** One item of a provider page's list "All reports" that links to a file. Dates are ISO. */
export interface Publication {
  /** 1, 2, 3 … from the top of the page (newest first). */
  ordinal: number;
  /** As the site words it: "School inspection", "Monitoring visit" … */
  type: string;
  /** The overall grade that older items carry behind the type ("Good"). */
  olderGrade: string | null;
  eventDate: string | null;
  publicationDate: string | null;
  url: string;
}

/** What a provider page says. */
export interface ProviderPage {
  urn: string;
  name: string;
  address: string | null;
  /** 20 nursery, 21 primary, 22 PRU and alternative provision, 23 secondary, 25 special …; null where nothing tells it. */
  category: string | null;
  publications: readonly Publication[];
  refusals: readonly Refusal[];
}

const SITE = "https://reports.ofsted.gov.uk";
const OPENED_OR_CLOSED = /\b(?:opened|closed)\b/i;
const FILE_LINK = /\/v1\/file\/([^/?#]+)/;

/** Whether a text is a provider page of the reports site, also one whose inner markup has changed. */
export function looksLikeProviderPage(text: string): boolean {
  return (
    /rel="canonical"\s+href="[^"]*\/provider\/\d+\/[A-Z]*\d+"/.test(text) ||
    (/title-block__subheading/.test(text) && /URN:\s*[A-Z]*\d+/.test(text))
  );
}

/**
 * Reads a provider page. `name` is where it came from (address or file name) and gives the category when the page
 * itself has no canonical link.
 * @throws RefusedFile when what the page must have (title, URN, timeline, every linked file) is not found.
 */
export function readProviderPage(bytes: Uint8Array, name?: string): ProviderPage {
  const $ = openPage(bytes);
  const title = visibleText($("h1.heading--title").first().text());
  const subheading = visibleText($("p.title-block__subheading").first().text()) ?? "";
  const urn = /URN:\s*([A-Z]{0,4}\d{3,8})\b/.exec(subheading)?.[1];
  const canonical = providerPath($('link[rel="canonical"]').attr("href") ?? "");
  if (title === null) throw new RefusedFile(['no name: looked for "h1.heading--title"']);
  if (urn === undefined) {
    throw new RefusedFile(['no URN: looked for "p.title-block__subheading" with "URN: 123456"']);
  }
  if (canonical && canonical.urn !== urn) {
    throw new RefusedFile([`the page says URN ${urn} and its canonical link says ${canonical.urn}`]);
  }
  const named = /provider[/_-](\d{1,4})[/_-][A-Z]*\d/.exec(name ?? "")?.[1];
  const { publications, refusals } = readTimeline($);
  return {
    urn,
    name: title,
    address: visibleText(
      $("address.title-block__address")
        .first()
        .text()
        .replace(/^\s*Address:/, ""),
    ),
    category: canonical?.category ?? named ?? null,
    publications,
    refusals,
  };
}

/**
 * A provider page as rows: one of `provider`, and one of `publication` for each linked report, newest first.
 * "Opened" and "Closed" have no link and are not publications.
 * @throws RefusedFile as {@link readProviderPage}.
 */
export function parseProviderPage(bytes: Uint8Array, name?: string): ParsedTables {
  const page = readProviderPage(bytes, name);
  const refusedRows = page.refusals.filter((refusal) => refusal.scope === "row").length;
  return {
    kind: "provider_page",
    label: `Provider page of ${page.name} (URN ${page.urn}), ${page.publications.length} publications`,
    asAt: null,
    rowsRead: 1 + page.publications.length + refusedRows,
    tables: [
      {
        table: "provider",
        columns: ["urn", "name", "address", "category_code"],
        rows: [[page.urn, page.name, page.address, page.category]],
      },
      {
        table: "publication",
        columns: [
          "urn",
          "ordinal",
          "publication_type",
          "older_grade",
          "event_date",
          "publication_date",
          "url",
        ],
        rows: page.publications.map((item): Cell[] => [
          page.urn,
          String(item.ordinal),
          item.type,
          item.olderGrade,
          item.eventDate,
          item.publicationDate,
          item.url,
        ]),
      },
    ],
    refusals: page.refusals,
  };
}

type Selection = ReturnType<CheerioAPI>;
type Refuse = (scope: "row" | "cell", column: string, value: string | null, reason: string) => void;

function readTimeline($: CheerioAPI): { publications: Publication[]; refusals: Refusal[] } {
  const events = $("ol.timeline div.event");
  const publications: Publication[] = [];
  const refusals: Refusal[] = [];
  const linked = new Set<string>();
  let ordinal = 0;
  const refuse: Refuse = (scope, column, value, reason) => {
    refusals.push({ scope, row: ordinal, column, value, reason });
  };
  for (const element of events.toArray()) {
    const event = events.filter(element);
    const links = event.find("a[href]").filter((_, a) => FILE_LINK.test($(a).attr("href") ?? ""));
    if (links.length === 0 && !OPENED_OR_CLOSED.test(event.text())) {
      ordinal += 1;
      const reason =
        "an item of the timeline that links to no file /v1/file/…; only Opened and Closed have no link";
      refuse("row", "url", visibleText(event.text()), reason);
    }
    for (const a of links.toArray()) {
      ordinal += 1;
      const link = links.filter(a);
      linked.add(FILE_LINK.exec(link.attr("href") ?? "")?.[1] ?? "");
      const publication = readPublication(event, link, ordinal, refuse);
      if (publication) publications.push(publication);
    }
  }
  requireWholeTimeline($, linked);
  return { publications, refusals };
}

function readPublication(
  event: Selection,
  link: Selection,
  ordinal: number,
  refuse: Refuse,
): Publication | null {
  const date = (column: string, text: string | null): string | null => {
    const iso = text === null ? null : writtenDate(text);
    if (text !== null && iso === null) refuse("cell", column, text, 'not a date such as "18 March 2025"');
    return iso;
  };
  const href = link.attr("href") ?? "";
  const words = link.clone();
  words.find(".nonvisual, time").remove();
  const strong = visibleText(words.find("strong").text());
  words.find("strong").remove();
  const [type, grade] = (visibleText(words.text()) ?? "")
    .split(":")
    .map((part) => part.replace(/(?<![\s,–-])[\s,–-]+$/, "").trim());
  if (type === undefined || type === "" || !URL.canParse(href, SITE)) {
    refuse(
      "row",
      "publication_type",
      visibleText(link.text()),
      `the link ${href} names no type of publication`,
    );
    return null;
  }
  // Newer pages have the event's date above the link, older ones inside it.
  const eventTime = event.find(".timeline__date time").first().text() || link.find("time").first().text();
  const published =
    event.find("time[pubdate]").first().text() || event.find(".event__metadata time").first().text();
  return {
    ordinal,
    type,
    olderGrade: strong ?? (grade === undefined || grade === "" ? null : grade),
    eventDate: date("event_date", visibleText(eventTime)),
    publicationDate: date("publication_date", visibleText(published)),
    url: new URL(href, SITE).href,
  };
}

/** A page whose list of reports is not where it was must not pass for a school without reports. */
function requireWholeTimeline($: CheerioAPI, linked: ReadonlySet<string>): void {
  const timeline = $("ol.timeline");
  const outside = $("a[href]")
    .toArray()
    .flatMap((a) => FILE_LINK.exec($(a).attr("href") ?? "")?.[1] ?? [])
    .filter((id) => !linked.has(id));
  if (outside.length > 0) {
    throw new RefusedFile([
      `${new Set(outside).size} linked files stand outside the timeline: looked for "ol.timeline div.event" around each link to /v1/file/`,
    ]);
  }
  if (timeline.length === 0 && !/\bno (?:inspection )?reports\b/i.test($("main").text())) {
    throw new RefusedFile([
      'no timeline of reports: looked for "ol.timeline > li.timeline__day > div.event"',
    ]);
  }
  if (timeline.find("li").length > 0 && timeline.find("div.event").length === 0) {
    throw new RefusedFile(['the timeline has items of another shape: looked for "div.event" in each']);
  }
}
