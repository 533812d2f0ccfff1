import { fileName } from "../../../src/components/download.ts";
import { dayWords } from "../../../src/components/wording.ts";
import { changeWords } from "../changes.ts";
import { grouped } from "../grouped.ts";
import { CHANGE_LABELS, type PublishedChange } from "../published-changes.ts";
import { atomText, tagUri } from "./atom.ts";
import { type Feed, FEED_LENGTH, type FeedEntry } from "./feed.ts";
import { jsonFeedText } from "./json-feed.ts";

/** What feeds are made of. */
export interface FeedContent {
  /** Newest first. */
  changes: readonly PublishedChange[];
  /** ISO moment of the first refresh; null where there was none. */
  began: string | null;
  themes: readonly { id: string; label: string }[];
  /** Every local authority with schools: each has a feed from the first day, so that its address can be relied on. */
  authorities: readonly string[];
}

/** The feed of everything, one a theme and one a local authority, each with its newest entries. */
export function feedsOf({ changes, began, themes, authorities }: FeedContent): Feed[] {
  const feed = (name: string, title: string, about: string, chosen: readonly PublishedChange[]): Feed => {
    const entries = chosen.slice(0, FEED_LENGTH).map(entryOf);
    const updated = entries.map((entry) => entry.updated).reduce((a, b) => (a > b ? a : b), began ?? EPOCH);
    return { name, title, about, updated, entries };
  };
  // Two names that make one address are two ways to write one: whoever follows it gets what there is under both.
  const authoritiesAt = grouped(authorities, fileName);
  const changesAt = grouped(changes, ({ authority }) => (authority === null ? null : fileName(authority)));
  return [
    feed(
      "all",
      "Inspection Outcomes: what changed",
      "New letters and outcomes, changes of grade, and records corrected or withdrawn.",
      changes,
    ),
    ...themes.map(({ id, label }) =>
      feed(
        `theme/${id}`,
        `Inspection Outcomes: ${label}`,
        `Letters and reports that raise the theme “${label}”.`,
        changes.filter((change) => change.themes.includes(id)),
      ),
    ),
    ...[...authoritiesAt].map(([address, names]) =>
      feed(
        `authority/${address}`,
        `Inspection Outcomes: ${names.join(" / ")}`,
        `What changed for schools of ${names.join(" / ")}.`,
        changesAt.get(address) ?? [],
      ),
    ),
  ];
}

/** The files of feeds by name ("feeds/all.atom", "feeds/all.json"); `base` as in `siteAddress`. */
export function feedFiles(feeds: readonly Feed[], base: string | null): Map<string, string> {
  return new Map(
    feeds.flatMap((feed) => [
      [`feeds/${feed.name}.atom`, atomText(feed, base)] as const,
      [`feeds/${feed.name}.json`, jsonFeedText(feed, base)] as const,
    ]),
  );
}

/** An archive that holds nothing yet has no moment of its own, and Atom wants one. */
const EPOCH = "2005-09-01T00:00:00Z";

function entryOf(change: PublishedChange): FeedEntry {
  const { kind, urn, school, url, themes, authority } = change;
  const said = `${CHANGE_LABELS[kind]}: ${changeWords(change)}`;
  const isLetter = change.document_kind !== null;
  return {
    id: tagUri(`change/${change.id}`),
    title: school === null ? said : `${school}: ${said}`,
    updated: change.seen_at,
    text: `${said}. ${placesOf(change)}`,
    link:
      isLetter && url !== null && /^https?:\/\//.test(url)
        ? url
        : urn === null
          ? "/changes"
          : `/school?urn=${urn}`,
    tags: [kind, ...(authority === null ? [] : [authority]), ...themes],
  };
}

/** "First seen 1 April 2026. Source: b.csv, row 3; before it: a.csv, row 2." */
function placesOf({ date, source, row, older_source: older, older_row: olderRow }: PublishedChange): string {
  const place = (name: string, at: number | null): string => (at === null ? name : `${name}, row ${at}`);
  const told = source === null ? "" : ` Source: ${place(source, row)}`;
  const before = older === null ? "" : `; before it: ${place(older, olderRow)}`;
  return `First seen ${dayWords(date)}.${told}${before}${told === "" ? "" : "."}`;
}
