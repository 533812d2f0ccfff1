import { type Feed, FEED_AUTHOR, FEEDS_PATH, FEED_RIGHTS, siteAddress } from "./feed.ts";

/**
 * A feed as JSON Feed 1.1 (jsonfeed.org). The same feed gives the same bytes.
 * @param base where the site stands, or null: then the feed's own addresses, which have to be whole, are left out
 */
export function jsonFeedText(feed: Feed, base: string | null): string {
  const own =
    base === null
      ? {}
      : {
          home_page_url: siteAddress("/changes", base),
          feed_url: siteAddress(`${FEEDS_PATH}/${feed.name}.json`, base),
        };
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    ...own,
    description: `${feed.about} ${FEED_RIGHTS}`,
    language: "en-GB",
    authors: [{ name: FEED_AUTHOR }],
    items: feed.entries.map(({ id, title, updated, text, link, tags }) => ({
      id,
      ...(link.startsWith("/") && base === null
        ? {}
        : { url: link.startsWith("/") ? siteAddress(link, base) : link }),
      title,
      content_text: text,
      date_published: updated,
      ...(tags.length === 0 ? {} : { tags }),
    })),
  };
  return `${JSON.stringify(document)}\n`;
}
