import { openPage, visibleText } from "../parse/html.ts";
import type { Publication } from "../parse/provider-page.ts";

/**
 * Whether two versions of a page of the reports site tell a reader the same: its main part's words and links.
 * Scripts, tokens and the frame around it differ from answer to answer and do not count.
 */
export function tellsTheSame(one: Uint8Array, other: Uint8Array): boolean {
  return told(one) === told(other);
}

function told(bytes: Uint8Array): string {
  const $ = openPage(bytes);
  const main = $("main").length > 0 ? $("main") : $("body");
  main.find("script, style").remove();
  const links = main
    .find("a[href]")
    .toArray()
    .map((link) => $(link).attr("href"));
  return JSON.stringify([visibleText(main.text()), links]);
}

/** A publication that a page listed and no longer does, and the one that stands for the same event now, if any. */
export interface Unlisted {
  publication: Publication;
  by: Publication | null;
}

/** What a newer version of a provider page no longer lists. */
export function unlisted(before: readonly Publication[], after: readonly Publication[]): Unlisted[] {
  const listed = new Set(after.map(({ url }) => url));
  const known = new Set(before.map(({ url }) => url));
  return before
    .filter(({ url }) => !listed.has(url))
    .map((publication) => {
      const by = after.find(
        ({ url, type, eventDate }) =>
          !known.has(url) && type === publication.type && eventDate === publication.eventDate,
      );
      return { publication, by: by ?? null };
    });
}
