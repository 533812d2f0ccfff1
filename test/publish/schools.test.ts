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
  listed_url: null,
  source: "letter.pdf",
  as_at: null,
};

const NOTHING = {
  schools: [],
  events: [],
  grades: [],
  documentThemes: [],
  untoldReports: [],
  themeLabels: new Map<string, string>(),
  eventLabels: new Map<string, string>(),
  concernLabels: new Map<string, string>(),
};

describe("schoolShards", () => {
  it("gives a school the reports that its story does not tell of, and leaves them out where there are none", () => {
    const report = { publication_type: "Short inspection", url: "https://files.example.org/1" };
    const shards = schoolShards({
      ...NOTHING,
      events: [LETTER, { ...LETTER, urn: "900002" }],
      untoldReports: [
        {
          ...report,
          urn: "900001",
          event_date: "2018-05-02",
          publication_date: null,
          retrieved_at: "2026-04-02T03:00:00.000Z",
        },
      ],
    });
    expect(shards.get(shardOf("900001"))?.["900001"]?.untold).toEqual([
      {
        date: "2018-05-02",
        type: "Short inspection",
        url: report.url,
        listed_at: "2026-04-02T03:00:00.000Z",
      },
    ]);
    expect(shards.get(shardOf("900002"))?.["900002"]).not.toHaveProperty("untold");
  });

  it("gives each letter the themes it raises, in words, and leaves them out where it raises none", () => {
    const shards = schoolShards({
      ...NOTHING,
      events: [LETTER, { ...LETTER, document_id: "00bb" }],
      documentThemes: [
        { document_id: "00aa", theme: "attendance", says: "both" },
        { document_id: "00aa", theme: "unnamed", says: "neither" },
      ],
      themeLabels: new Map([["attendance", "Attendance"]]),
    });
    const [first, second] = shards.get(shardOf("900001"))?.["900001"]?.events ?? [];
    expect(first?.themes).toEqual([
      ["Attendance", "both"],
      ["unnamed", "neither"],
    ]);
    expect(second).not.toHaveProperty("themes");
  });
});
