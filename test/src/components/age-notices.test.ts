// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Freshness } from "../../../pipeline/publish/published.ts";
import type { PublicHealth } from "../../../pipeline/run/public-health.ts";
import { ageNotices } from "../../../src/components/age-notices.ts";

const FRESHNESS: Freshness[] = ["document", "mi"].map((kind) => ({
  kind,
  objects: 1,
  latest_as_at: kind === "mi" ? "2026-08-31" : "2020-10-01",
  latest_retrieved_at: null,
  rows_read: 1,
  rows_refused: 0,
  files_refused: 0,
}));
const WELL: PublicHealth = {
  at: "2026-10-01T03:10:00.000Z",
  last_good: { run: "a", ended: "2026-10-01T03:12:00.000Z", changed: true },
  last_tried: {
    run: "a",
    began: "2026-10-01T03:00:00.000Z",
    outcome: "good",
    step: null,
    checks: [],
    accepted: {},
  },
  next_expected: "2026-10-02T03:00:00.000Z",
};

const notices = (health: PublicHealth | null, now: string) =>
  ageNotices({ freshness: FRESHNESS, isSample: false }, health, new Date(now));
const words = (health: PublicHealth | null, now: string) =>
  notices(health, now).map(({ textContent }) => textContent);

test("figures that are fresh, after a night that went well, need no words", () => {
  expect(notices(WELL, "2026-10-01T12:00:00Z")).toEqual([]);
  expect(notices(null, "2026-10-15T12:00:00Z")).toEqual([]);
});

test("figures older than 45 days are said to be so, and those older than 75 to be far too old, in red", () => {
  expect(words(null, "2026-10-16T12:00:00Z")).toEqual([
    "Ofsted’s figures here are as at 31 August 2026, 46 days ago. A newer month is due.",
  ]);
  const [stale] = notices(null, "2026-11-15T12:00:00Z");
  expect(stale?.textContent).toMatch(/31 August 2026, 76 days ago. That is far too old/);
  expect(stale?.className).toBe("notice stale");
});

test("figures of the fictional sample, which stand still, are never old", () => {
  const sample = { freshness: FRESHNESS, isSample: true };
  expect(ageNotices(sample, null, new Date("2027-11-15T12:00:00Z"))).toEqual([]);
});

test("a refresh that has not begun six hours after its time, and one that failed, are told with the day of what is shown", () => {
  expect(words(WELL, "2026-10-02T09:00:00Z")).toEqual([]);
  expect(words(WELL, "2026-10-02T09:01:00Z")).toEqual([
    "The refresh expected at 2 October 2026, 03:00 UTC has not begun: what is shown is of 1 October 2026, 03:12 UTC.",
  ]);
  const tried = { run: "b", began: "2026-10-02T03:00:00.000Z", step: "build", checks: [], accepted: {} };
  const next_expected = "2026-10-03T03:00:00.000Z";
  const failed = { ...WELL, last_tried: { ...tried, outcome: "failed" as const }, next_expected };
  expect(words(failed, "2026-10-02T09:01:00Z")[0]).toMatch(
    /^The last refresh, of 2 October 2026, 03:00 UTC, failed: .*1 October/,
  );
  expect(words({ ...failed, last_good: null }, "2026-10-02T09:01:00Z")[0]).toMatch(
    /no refresh has gone well/,
  );
});
