import { describe, expect, test } from "vitest";
import { ageOf } from "../../pipeline/run/age.ts";
import { type RunLine, runRecords } from "../../pipeline/run/run-log.ts";
import { healthOf, runStatus } from "../../pipeline/run/run-status.ts";

const line = (run: string, at: string, step: RunLine["step"], more: Partial<RunLine>): RunLine => ({
  run,
  at,
  step,
  seconds: 1,
  outcome: "done",
  ...more,
});
const good = [
  line("a", "2026-11-20T03:00:00.000Z", "begin", { outcome: "begun" }),
  line("a", "2026-11-20T03:09:00.000Z", "switch", { changed: true }),
  line("a", "2026-11-20T03:10:00.000Z", "end", { outcome: "good", exit_code: 0 }),
];
const failed = [
  line("b", "2026-11-21T03:00:00.000Z", "begin", { outcome: "begun" }),
  line("b", "2026-11-21T03:05:00.000Z", "end", { outcome: "failed", exit_code: 1, why: "schools fell" }),
];
const health = (lines: RunLine[], now: string, running = false, days = "2026-11-01") =>
  healthOf(
    {
      runs: runStatus(runRecords(lines), 24),
      ages: [ageOf("mi", days, new Date(now))],
      problems: [],
      warnings: [],
    },
    new Date(now),
    running,
  );

describe("the health of the nights", () => {
  test("is well after a good night, until one is missed", () => {
    expect(health(good, "2026-11-21T08:00:00Z")).toEqual({ level: "ok", reasons: [], exit_code: 0 });
    const missed = health(good, "2026-11-21T09:30:00Z");
    expect(missed).toMatchObject({ level: "failing", exit_code: 1 });
    expect(missed.reasons[0]).toMatch(/No refresh has begun since 2026-11-20/);
  });

  test("takes reason and exit code from the night that failed, and keeps the good one before it", () => {
    const status = runStatus(runRecords([...good, ...failed]), 24);
    expect(status.last_good).toMatchObject({ id: "a", changed: true });
    expect(status.last_tried).toMatchObject({ id: "b", outcome: "failed" });
    expect(status.tried_since_good).toBe(1);
    expect(status.next_expected).toBe("2026-11-22T03:00:00.000Z");
    const found = health([...good, ...failed], "2026-11-21T06:00:00Z");
    expect(found).toMatchObject({ level: "failing", exit_code: 1 });
    expect(found.reasons[0]).toContain("schools fell");
  });

  test("warns of a night that was stopped, and not while it runs", () => {
    const stopped = [...good, ...failed.slice(0, 1)];
    expect(health(stopped, "2026-11-21T03:30:00Z")).toMatchObject({ level: "warning", exit_code: 0 });
    expect(health(stopped, "2026-11-21T03:30:00Z", true)).toMatchObject({ level: "ok" });
  });

  test("expects the next one a day after a stopped night was taken up, not after it was begun", () => {
    const lines = [
      ...failed.slice(0, 1),
      line("b", "2026-11-24T03:20:00.000Z", "begin", { outcome: "taken_up" }),
      line("b", "2026-11-24T03:30:00.000Z", "end", { outcome: "good", exit_code: 0 }),
    ];
    expect(runStatus(runRecords(lines), 24).next_expected).toBe("2026-11-25T03:20:00.000Z");
    expect(health(lines, "2026-11-24T12:00:00Z")).toEqual({ level: "ok", reasons: [], exit_code: 0 });
  });

  test("fails where one is stopped night after night", () => {
    const lines = [
      ...failed.slice(0, 1),
      line("b", "2026-11-22T03:00:00.000Z", "begin", { outcome: "taken_up" }),
    ];
    const found = health([...good, ...lines], "2026-11-22T08:00:00Z");
    expect(found).toMatchObject({ level: "failing", exit_code: 1 });
    expect(found.reasons[0]).toContain("was taken up 2026-11-22T03:00:00.000Z and stopped again");
  });

  test.each([
    ["2026-10-07", "ok", 45],
    ["2026-10-06", "warning", 46],
    ["2026-09-06", "warning", 76],
  ])("of figures as at %s on 21 November is %s, %i days on, and stops nothing", (day, level, days) => {
    const found = health(good, "2026-11-21T04:00:00Z", false, day);
    expect(found).toMatchObject({ level, exit_code: 0 });
    expect(ageOf("mi", day, new Date("2026-11-21T04:00:00Z")).days).toBe(days);
  });
});

test("figures are late from 46 days on, far too old from 76 on", () => {
  const at = (days: number) =>
    ageOf("mi", "2026-01-01", new Date(Date.parse("2026-01-01") + days * 86_400_000)).level;
  expect([45, 46, 75, 76].map(at)).toEqual(["fresh", "late", "late", "stale"]);
});
