import { describe, expect, it } from "vitest";
import { shardOf } from "../../pipeline/publish/published.ts";
import type { EventRow } from "../../pipeline/publish/read-site.ts";
import { schoolShards } from "../../pipeline/publish/schools.ts";

const LETTER: EventRow = {
  urn: "900001",
  inspection_id: null,
  date: "2020-10-06",
  what: "document",
  event: null,
  framework: null,
  outcome: null,
  category_of_concern: null,
  relates_to: "own",
  urn_at_time: "900001",
  document_id: "00aa",
  document_kind: "interim_visit_letter",
  title: "A letter",
  url: null,
  source: "letter.pdf",
  as_at: null,
};

describe("schoolShards", () => {
  it("gives each letter the themes it raises, in words, and leaves them out where it raises none", () => {
    const shards = schoolShards({
      schools: [],
      events: [LETTER, { ...LETTER, document_id: "00bb" }],
      grades: [],
      documentThemes: [
        { document_id: "00aa", theme: "attendance", says: "both" },
        { document_id: "00aa", theme: "unnamed", says: "neither" },
      ],
      themeLabels: new Map([["attendance", "Attendance"]]),
      eventLabels: new Map(),
      concernLabels: new Map(),
    });
    const [first, second] = shards.get(shardOf("900001"))?.["900001"]?.events ?? [];
    expect(first?.themes).toEqual([
      ["Attendance", "both"],
      ["unnamed", "neither"],
    ]);
    expect(second).not.toHaveProperty("themes");
  });
});
