import { FEEDS_PATH } from "../publish/feeds/feed.ts";

/**
 * Where feed readers find what changed, from a page, so that the site may stand in a folder of its host. Framework would take
 * these addresses for files of its own.
 */
const FEEDS = `<link rel="alternate" type="application/atom+xml" title="What changed (Atom)" href=".${FEEDS_PATH}/all.atom">
<link rel="alternate" type="application/feed+json" title="What changed (JSON Feed)" href=".${FEEDS_PATH}/all.json">`;

/** How Framework tells a page's script where one of its data files is. */
const DATA_FILE = /"path":"(\.[./]*\/_file\/[^"]+\.json)"/g;

/**
 * Mends what Framework writes around every page and offers no setting for: the language of the page, which screen
 * readers need to pronounce it, a viewport that forbids zooming, the feeds, and that its data are asked for at once
 * instead of after the scripts that ask.
 */
export function mendPageHtml(html: string): string {
  const early = [...html.matchAll(DATA_FILE)].map(
    ([, path]) => `<link rel="preload" as="fetch" crossorigin href="${path}">\n`,
  );
  return html
    .replace("<html>", '<html lang="en-GB">')
    .replace(
      /<meta name="viewport"[^>]*>/,
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n' +
        FEEDS,
    )
    .replace("</title>", `</title>\n${early.join("")}`);
}
