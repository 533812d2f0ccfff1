import { xmlText } from "../../../src/evidence/formats/xml.ts";
import { type Feed, FEED_AUTHOR, FEEDS_PATH, type FeedEntry, FEED_RIGHTS, siteAddress } from "./feed.ts";

/** The id of a thing of ours after RFC 4151; nobody but this project mints these. */
export function tagUri(specific: string): string {
  return `tag:inspection-outcomes,2026:${encodeURI(specific).replaceAll("#", "%23")}`;
}

/**
 * A feed as Atom (RFC 4287). The same feed gives the same bytes.
 * @param base where the site stands, or null; see `siteAddress`
 */
export function atomText(feed: Feed, base: string | null): string {
  const self = siteAddress(`${FEEDS_PATH}/${feed.name}.atom`, base);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${xmlText(tagUri(`feed/${feed.name}`))}</id>
  <title>${xmlText(feed.title)}</title>
  <subtitle>${xmlText(feed.about)}</subtitle>
  <updated>${feed.updated}</updated>
  <author><name>${xmlText(FEED_AUTHOR)}</name></author>
  <rights>${xmlText(FEED_RIGHTS)}</rights>
  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(siteAddress("/changes", base))}"/>
${feed.entries.map((entry) => entryText(entry, base)).join("")}</feed>
`;
}

function entryText({ id, title, updated, text, link, tags }: FeedEntry, base: string | null): string {
  const href = link.startsWith("/") ? siteAddress(link, base) : link;
  return `  <entry>
    <id>${xmlText(id)}</id>
    <title>${xmlText(title)}</title>
    <updated>${updated}</updated>
    <link rel="alternate" href="${xmlText(href)}"/>
    <summary>${xmlText(text)}</summary>
${tags.map((tag) => `    <category term="${xmlText(tag)}"/>\n`).join("")}  </entry>
`;
}
