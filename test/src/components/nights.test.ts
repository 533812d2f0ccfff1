// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { PublicHealth } from "../../../pipeline/run/public-health.ts";
import { nights } from "../../../src/components/nights.ts";

const HEALTH: PublicHealth = {
  at: "2026-11-22T03:10:00.000Z",
  last_good: { run: "a", ended: "2026-11-20T03:12:00.000Z", changed: true },
  last_tried: {
    run: "b",
    began: "2026-11-22T03:00:00.000Z",
    outcome: "failed",
    step: "build",
    checks: ["schools_fallen"],
    accepted: { truth_agrees: "Known since May" },
  },
  next_expected: "2026-11-23T03:00:00.000Z",
};

test("it says when readers last got the newest, what stopped the night since, and when the next is due", () => {
  const words = nights(HEALTH).textContent;
  expect(words).toContain("Last good refresh20 November 2026, 03:12 UTC");
  expect(words).toContain("22 November 2026, 03:00 UTC: failed at “build”: schools fallen");
  expect(words).toContain("truth agrees: Known since May");
  expect(words).toContain("Next refresh expected23 November 2026, 03:00 UTC");
});

test("a night that went well is told once, and says where it found nothing new", () => {
  const good = { run: "b", ended: "2026-11-22T03:01:00.000Z", changed: false };
  const words = nights({
    ...HEALTH,
    last_good: good,
    last_tried: { run: "b", began: good.ended, outcome: "good", step: null, checks: [], accepted: {} },
  }).textContent;
  expect(words).toContain("which found nothing new");
  expect(words).not.toContain("Last refresh tried");
});
