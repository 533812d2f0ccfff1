import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawYear } from "./year-chart.ts";
import { type YearResult, simulate } from "./year.ts";

// The short version of `npm run soak -- year`.
test("three nights, one of them without the sites, end in the marts of one build from the archive", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "outcomes-year-"));
  let result: YearResult;
  try {
    result = await simulate({
      dataDir,
      schools: 20,
      letters: 12,
      nights: 4,
      from: "2026-10-12",
      seed: "short",
      outages: new Map([[3, "unavailable"]]),
      withdrawals: 1,
      correctedFrom: "2026-09-30",
      note: () => undefined,
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const { rows, differing, marts, corrected } = result;
  expect(differing).toEqual([]);
  expect(marts).toBeGreaterThan(10);
  expect(corrected).toBe(1);
  expect(rows.map(({ day }) => day)).toEqual(["2026-10-13", "2026-10-14", "2026-10-15", "2026-10-16"]);
  // The figures of September come out on the 14th: that night brings them, the one after finds nothing.
  expect(rows.map(({ ended }) => ended)).toEqual(["published", "published", "failed", "nothing changed"]);
  expect(rows[3]?.body_bytes).toBe(0);
  expect(drawYear(rows)).toContain("nothing changed: 1 nights");
}, 240_000);
