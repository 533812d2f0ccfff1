// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { PublishedRevision } from "../../../pipeline/publish/published-changes.ts";
import { revisionSection } from "../../../src/components/revision-table.ts";

const told = (from: string, to: string): PublishedRevision => ({
  urn: "900001",
  school: "Thistleholme Primary School",
  authority: "Cindregate",
  record: "inspection",
  of: "2024-05-21",
  what: "quality_of_education",
  label: "Quality of education",
  from,
  to,
  seen_on: "2026-11-23",
  older: { as_at: "2026-06-30", file: "june.csv", row: 4, url: null },
  newer: { as_at: "2026-07-31", file: "july.csv", row: 5, url: null },
});

describe("revisionSection", () => {
  it.each([
    [[told("Good", "Outstanding")], "1 fact told otherwise."],
    [[told("Good", "Outstanding"), told("Outstanding", "Good")], "2 facts told otherwise."],
  ])("counts one fact as one and more as more", (newest, words) => {
    const section = revisionSection({ in_all: newest.length, newest }, "all");
    expect(section.querySelector("caption")?.textContent).toContain(words);
  });
});
