import * as cheerio from "cheerio";
import { SaxesParser } from "saxes";

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const TAG_URI = /^tag:[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[A-Za-z0-9\-._~:@!$&'()*+,;=%/?]*$/;
const ATOM = "http://www.w3.org/2005/Atom";

/** What is wrong with an Atom feed after RFC 4287, sections 4.1.1 and 4.1.2; nothing when it is valid. */
export function atomFaults(text: string): string[] {
  const faults: string[] = [];
  const elements = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ uri, local }) => {
    elements.add(uri === ATOM ? local : `{${uri}}${local}`);
  });
  parser.on("error", (error) => faults.push(`not well-formed: ${error.message}`));
  parser.write(text).close();
  for (const name of elements) if (name.startsWith("{")) faults.push(`unknown element ${name}`);
  const $ = cheerio.load(text, { xml: true });
  const one = (of: string, within: ReturnType<typeof $>, name: string): string => {
    const found = within.children(name);
    if (found.length !== 1) faults.push(`${of}: ${found.length} ${name}`);
    return found.first().text();
  };
  const checked = (of: string, within: ReturnType<typeof $>): string => {
    const id = one(of, within, "id");
    if (!TAG_URI.test(id)) faults.push(`${of}: id is no tag URI: ${id}`);
    if (one(of, within, "title").trim() === "") faults.push(`${of}: empty title`);
    const updated = one(of, within, "updated");
    if (!RFC_3339.test(updated)) faults.push(`${of}: updated is not RFC 3339: ${updated}`);
    return id;
  };
  const feed = $("feed");
  if (feed.length !== 1) return [...faults, "no feed"];
  checked("feed", feed);
  if (feed.children("author").children("name").text() === "")
    faults.push("feed: no author, and entries have none");
  if (feed.children('link[rel="self"]').length !== 1) faults.push("feed: no link to itself");
  const ids = new Set<string>();
  feed.children("entry").each((_, node) => {
    const entry = $(node);
    const id = checked(`entry ${ids.size + 1}`, entry);
    if (ids.has(id)) faults.push(`${id} stands twice`);
    ids.add(id);
    if (entry.children('link[rel="alternate"]').length === 0)
      faults.push(`${id}: neither content nor alternate`);
  });
  return faults;
}

/** What is wrong with a JSON Feed after version 1.1; nothing when it is valid. */
export function jsonFeedFaults(text: string): string[] {
  const faults: string[] = [];
  const feed = JSON.parse(text) as Record<string, unknown>;
  if (feed["version"] !== "https://jsonfeed.org/version/1.1") faults.push("version is not 1.1");
  if (typeof feed["title"] !== "string" || feed["title"] === "") faults.push("no title");
  for (const name of ["home_page_url", "feed_url"])
    if (feed[name] !== undefined && !URL.canParse(textOf(feed[name]))) faults.push(`${name} is no URL`);
  if (!Array.isArray(feed["items"])) return [...faults, "no items"];
  const ids = new Set<unknown>();
  for (const item of feed["items"] as Record<string, unknown>[]) {
    if (typeof item["id"] !== "string" || item["id"] === "") faults.push("an item without an id");
    if (ids.has(item["id"])) faults.push(`${textOf(item["id"])} stands twice`);
    ids.add(item["id"]);
    if (typeof item["content_text"] !== "string" && typeof item["content_html"] !== "string")
      faults.push(`${textOf(item["id"])}: no content`);
    if (item["url"] !== undefined && !URL.canParse(textOf(item["url"])))
      faults.push("url of an item is no URL");
    if (item["date_published"] !== undefined && !RFC_3339.test(textOf(item["date_published"])))
      faults.push(`not RFC 3339: ${textOf(item["date_published"])}`);
    if (item["tags"] !== undefined && !Array.isArray(item["tags"])) faults.push("tags are no list");
  }
  return faults;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
