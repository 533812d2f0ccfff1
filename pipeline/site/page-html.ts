import { FEEDS_PATH } from "../publish/feeds/feed.ts";

/** Where feed readers find what changed. Framework would take these addresses for files of its own. */
const FEEDS = `<link rel="alternate" type="application/atom+xml" title="What changed (Atom)" href="${FEEDS_PATH}/all.atom">
<link rel="alternate" type="application/feed+json" title="What changed (JSON Feed)" href="${FEEDS_PATH}/all.json">`;

/**
 * Mends what Framework writes around every page and offers no setting for: the language of the page, which screen
 * readers need to pronounce it, a viewport that forbids zooming, and the feeds.
 */
export function mendPageHtml(html: string): string {
  return html
    .replace("<html>", '<html lang="en-GB">')
    .replace(
      /<meta name="viewport"[^>]*>/,
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n' +
        FEEDS,
    );
}
