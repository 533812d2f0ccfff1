import * as cheerio from "cheerio";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { atomText } from "../../../pipeline/publish/feeds/atom.ts";
import { FEED_LENGTH, type FeedEntry } from "../../../pipeline/publish/feeds/feed.ts";
import { feedFiles, feedsOf } from "../../../pipeline/publish/feeds/feeds.ts";
import { CHANGE_KINDS, type PublishedChange } from "../../../pipeline/publish/published-changes.ts";
import { atomFaults, jsonFeedFaults } from "./valid.ts";

const BASE = "https://outcomes.example.org";
const HOSTILE = `]]>"'<script>alert(1)</script> & \u0000\u000B é \uD800 🙂`;

function change(index: number, more: Partial<PublishedChange> = {}): PublishedChange {
  return {
    id: `outcome/00aa11bb22cc33dd/${index}`,
    kind: "outcome",
    date: "2026-03-02",
    seen_at: "2026-03-02T04:05:06Z",
    urn: "900001",
    school: "Alderwick Primary School",
    phase: "Primary",
    authority: "Westmarch",
    document_kind: null,
    themes: [],
    words: "Graded inspection of 20 January 2026: report card",
    source: "latest.csv",
    row: 12,
    older_source: null,
    older_row: null,
    url: null,
    ...more,
  };
}

const letter = change(0, {
  id: "letter/44dd",
  kind: "letter",
  date: "2026-03-04",
  seen_at: "2026-03-04T04:05:06.500Z",
  document_kind: "monitoring_letter",
  themes: ["attendance"],
  words: HOSTILE,
  school: HOSTILE,
  url: "https://files.example.test/letter?a=1&b=<2>",
});
const content = {
  began: "2026-02-01T03:00:00Z",
  themes: [
    { id: "attendance", label: "Attendance" },
    { id: "send", label: "SEND & inclusion" },
  ],
  authorities: ["Lower Ravel", "Westmarch, City of"],
};
const changes = [letter, change(1, { authority: "Lower Ravel" }), change(2, { urn: null, school: null })];
const feeds = feedsOf({ ...content, changes });

describe("the feeds of what changed", () => {
  it.each([BASE, null])(
    "are valid after RFC 4287 and JSON Feed 1.1, site at %s, hostile words and all",
    (base) => {
      const files = feedFiles(feeds, base);
      expect(files.size).toBe(10);
      for (const [name, text] of files)
        expect(name.endsWith(".atom") ? atomFaults(text) : jsonFeedFaults(text), name).toEqual([]);
    },
  );

  it("show markup in words as words", () => {
    const [all] = feeds;
    const $ = cheerio.load(all === undefined ? "" : atomText(all, BASE), { xml: true });
    expect($("script")).toHaveLength(0);
    expect($("entry > title").first().text()).toContain("<script>alert(1)</script> & ");
    expect($("entry > link").first().attr("href")).toBe("https://files.example.test/letter?a=1&b=<2>");
  });

  it("stand under the same names whether anything changed or not", () => {
    const names = (files: ReadonlyMap<string, string>): string[] => [...files.keys()];
    const empty = feedsOf({ ...content, changes: [] });
    expect(names(feedFiles(empty, BASE))).toEqual(names(feedFiles(feeds, BASE)));
    expect(names(feedFiles(feeds, BASE))).toContain("feeds/authority/westmarch-city-of.atom");
    expect(empty.every(({ updated }) => updated === content.began)).toBe(true);
  });

  it("hold what is of their theme or authority, newest first, dated by when it was first seen", () => {
    const of = (name: string): readonly FeedEntry[] =>
      feeds.find((feed) => feed.name === name)?.entries ?? [];
    expect(of("all")).toHaveLength(3);
    expect(of("theme/attendance").map(({ updated }) => updated)).toEqual(["2026-03-04T04:05:06.500Z"]);
    expect(of("theme/send")).toEqual([]);
    expect(of("authority/lower-ravel").map(({ title }) => title)).toEqual([
      "Alderwick Primary School: New outcome: Graded inspection of 20 January 2026: report card",
    ]);
    expect(feeds[0]?.updated).toBe("2026-03-04T04:05:06.500Z");
  });

  it("of two names that make one address are one feed, with what there is under both", () => {
    const changes = [
      change(2, { authority: "St. Overmere" }),
      change(1, { authority: "St Overmere" }),
      change(0, { authority: "Westmarch" }),
    ];
    const authorities = ["St Overmere", "St. Overmere", "Westmarch"];
    const feeds = feedsOf({ changes, began: null, themes: [], authorities });
    const names = feeds.map(({ name }) => name);
    expect(names).toEqual(["all", "authority/st-overmere", "authority/westmarch"]);
    expect(feeds[1]?.title).toBe("Inspection Outcomes: St Overmere / St. Overmere");
    expect(feeds[1]?.entries).toHaveLength(2);
  });

  it("name the file, the row and the day for every entry", () => {
    expect(feeds[0]?.entries[1]?.text).toBe(
      "New outcome: Graded inspection of 20 January 2026: report card. First seen 2 March 2026. Source: latest.csv, row 12.",
    );
  });

  it("give an entry one id in every feed, whatever else changes", () => {
    const ids = feeds.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
    const later = feedsOf({ ...content, changes: [change(9), ...changes] });
    const known = later[0]?.entries.map(({ id }) => id) ?? [];
    for (const id of ids) expect(known).toContain(id);
  });

  it("hold a hundred entries at most", () => {
    const many = Array.from({ length: 130 }, (_, index) => change(index));
    expect(feedsOf({ ...content, changes: many })[0]?.entries).toHaveLength(FEED_LENGTH);
  });

  it("stay valid and well-formed whatever words a letter has", () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(...CHANGE_KINDS), (words, school, kind) => {
        const files = feedFiles(feedsOf({ ...content, changes: [change(1, { words, school, kind })] }), BASE);
        const atom = files.get("feeds/all.atom") ?? "";
        new SaxesParser({ xmlns: true }).write(atom).close();
        expect(jsonFeedFaults(files.get("feeds/all.json") ?? "")).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("the validators of this test", () => {
  it("find what is missing or wrong", () => {
    const text = atomText(feeds[0] ?? { name: "", title: "", about: "", updated: "", entries: [] }, BASE);
    expect(atomFaults(text.replace(/<updated>[^<]*<\/updated>/, ""))).toContain("feed: 0 updated");
    expect(atomFaults(text.replace("2026-03-02T04:05:06Z", "2026-03-02 04:05"))).toContainEqual(
      expect.stringContaining("not RFC 3339"),
    );
    expect(atomFaults(text.replaceAll(/change\/outcome[^<]*/g, "change/x"))).toContainEqual(
      expect.stringContaining("twice"),
    );
    expect(jsonFeedFaults('{"version":"1","items":[{"title":"x"}]}').length).toBeGreaterThan(2);
  });
});
