/**
 * Mends what Framework writes around every page and offers no setting for: the language of the page, which screen
 * readers need to pronounce it, and a viewport that forbids zooming.
 */
export function mendPageHtml(html: string): string {
  return html
    .replace("<html>", '<html lang="en-GB">')
    .replace(
      /<meta name="viewport"[^>]*>/,
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">',
    );
}
