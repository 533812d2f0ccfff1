import { describe, expect, it } from "vitest";
import { type Coding, measure } from "../../pipeline/themes/quality.ts";
import { qualityReport } from "../../pipeline/themes/quality-report.ts";

const coding = (stance: Coding["stance"], ...themes: string[]): Coding => ({ stance, themes });
const gold = [
  coding("strength", "reading"),
  coding("concern", "reading", "send"),
  coding("mixed"),
  coding("neutral", "reading"),
];
const found = [
  coding("strength", "reading"),
  coding("concern", "send"),
  coding("concern", "reading"),
  coding("neutral", "reading"),
];
const quality = measure(["reading", "send", "covid"], gold, found);

describe("measuring a coding against another", () => {
  it("counts precision, recall and F1 of each theme", () => {
    const [reading, send] = quality.themes;
    expect(reading).toMatchObject({ gold: 3, tagged: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
    expect(send).toMatchObject({ gold: 1, tagged: 1, precision: 1, recall: 1, f1: 1 });
  });

  it("has no figure where there is nothing to divide by", () => {
    expect(quality.themes[2]).toMatchObject({ precision: null, recall: null, f1: null, interval: null });
  });

  it("sums all themes for micro-F1, and takes the mean of those coded for macro-F1", () => {
    expect(quality.micro.f1).toBeCloseTo(6 / 8);
    expect(quality.macroF1).toBeCloseTo((2 / 3 + 1) / 2);
  });

  it("counts stances, right and confused", () => {
    expect(quality.stanceAccuracy).toBe(0.75);
    expect(quality.confusion.mixed).toEqual({ strength: 0, concern: 1, mixed: 0, neutral: 0 });
  });

  it("gives an interval that holds the figure, the same each time", () => {
    const [low, high] = quality.micro.interval ?? [1, 0];
    expect(low).toBeLessThanOrEqual(0.75);
    expect(high).toBeGreaterThanOrEqual(0.75);
    expect(low).toBeLessThan(high);
    expect(measure(["reading", "send", "covid"], gold, found)).toEqual(quality);
  });
});

it("reports the figures as tables, with a dash where there is none", () => {
  const report = qualityReport(
    "1.0.0+0",
    [{ part: "given", heading: "Part", note: "Invented.", quality }],
    [],
  );
  expect(report).toContain("| reading | 3 | 3 | 0.67 | 0.67 | 0.67 |");
  expect(report).toContain("| covid | 0 | 0 | – | – | – | – |");
  expect(report).toContain("stance accuracy **0.75**");
  expect(report).toContain("- micro-F1: 0.75, target 0.88: **not** reached.");
  expect(report).toContain("- F1 of send (1 sentences): 1.00, target 0.92: reached.");
});
