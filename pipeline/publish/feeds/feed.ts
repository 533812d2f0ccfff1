/** A feed before it is written: what Atom and JSON Feed have in common. */
export interface Feed {
  /** Its name in addresses: "all", "theme/safeguarding", "authority/mereshire". */
  name: string;
  title: string;
  /** What is in it, in one sentence. */
  about: string;
  /** ISO moment in UTC of its newest entry, or of the first refresh where it has none. */
  updated: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

/** One change as feeds tell it. */
export interface FeedEntry {
  /** A tag URI: the same in every feed and from build to build. */
  id: string;
  title: string;
  /** ISO moment in UTC at which it was first seen. */
  updated: string;
  /** What changed, and the file or letter that tells it. */
  text: string;
  /** Where to read on: an address, or a path of this site beginning with "/". */
  link: string;
  tags: readonly string[];
}

/** Entries a feed holds at most. */
export const FEED_LENGTH = 100;

/** Whose figures these are and under what terms; both formats say so. */
export const FEED_AUTHOR = "Inspection Outcomes (an independent project, not Ofsted)";
export const FEED_RIGHTS =
  "Contains public sector information from Ofsted and the Department for Education, licensed under the Open Government Licence v3.0.";

/** Where feeds stand on the site. */
export const FEEDS_PATH = "/data/feeds";

/**
 * An address of this site as feeds write it.
 * @param base where the site stands ("https://outcomes.example.org"); null leaves a path, which readers take from the
 * feed's own address
 */
export function siteAddress(path: string, base: string | null): string {
  return base === null ? path : `${base}${path}`;
}
