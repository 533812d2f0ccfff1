import { describe, expect, it } from "vitest";
import { progressOf, progressText } from "../../pipeline/sources/progress.ts";
import type { Step } from "../../pipeline/sources/crawl.ts";

const step = (over: Partial<Step> = {}): Step => ({
  task: {
    kind: "page",
    url: "https://reports.example/provider/21/1",
    others: [],
    why: "walk",
    urn: "1",
    title: "",
  },
  how: "fetched",
  reason: null,
  done: 1200,
  left: 3600,
  ...over,
});

describe("progress", () => {
  it("tells done, left, the rate and the estimated end", () => {
    const noon = new Date(2026, 10, 22, 12, 0).getTime();
    expect(progressText(100, step(), 100_000, noon)).toBe(
      "1,200 done, 3,600 left, 1.0 a second, done about 13:00",
    );
    expect(progressText(100, step({ left: 0 }), 100_000, noon)).toBe("1,200 done, 0 left");
    expect(progressText(1, step({ left: 86_400 * 2 }), 1000, noon)).toContain("in 2 days");
  });

  it("notes a failure at once, and a plain line once a minute", () => {
    let now = 0;
    const notes: string[] = [];
    const lines: string[] = [];
    const reporter = {
      note: (text: string) => notes.push(text),
      progress: (text: string) => lines.push(text),
    };
    const tell = progressOf("reports", reporter, { now: () => now, sleep: () => Promise.resolve() });
    tell(step());
    tell(step({ how: "failed", reason: "it answered 500, 5 times" }));
    expect(notes).toEqual([
      "reports: failed https://reports.example/provider/21/1 (it answered 500, 5 times)",
    ]);
    now = 61_000;
    tell(step());
    expect(notes).toHaveLength(2);
    expect(lines).toHaveLength(3);
  });
});
