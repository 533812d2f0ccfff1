// @vitest-environment jsdom
import { expect, it } from "vitest";
import { freshnessTable } from "../../../src/components/freshness-table.ts";

it("tells of what day the newest letter is, which stands for none", () => {
  const row = freshnessTable([
    {
      kind: "document",
      objects: 36,
      latest_as_at: "2024-10-18",
      latest_retrieved_at: null,
      rows_read: 205,
      rows_refused: 0,
      files_refused: 0,
    },
  ]).querySelector("tbody tr");
  expect(row?.textContent).toContain("Letters and reportsnewest of 18 October 2024");
});

it("tells of files that were refused whole, of which no row is counted, and calls none fetched that came as a file", () => {
  const row = freshnessTable([
    {
      kind: "mi",
      objects: 11,
      latest_as_at: "2026-06-30",
      latest_retrieved_at: "2026-11-23T13:37:34",
      rows_read: 104173,
      rows_refused: 0,
      files_refused: 5,
    },
  ]).querySelector("tbody tr");
  expect(row?.textContent).toContain(
    "newest as at 30 June 2026, came in 23 November 2026, 5 files refused whole",
  );
});
