// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { ReportCardsFile } from "../../../pipeline/publish/published-report-cards.ts";
import { REPORT_CARD } from "../../../src/components/grade-scale.ts";
import { reportCardRows, reportCardsFinding } from "../../../src/components/report-card-rows.ts";
import { reportCardsChart } from "../../../src/components/report-cards-chart.ts";
import { expectGolden } from "./golden-svg.ts";

const cell = (area: string, label: string, counts: Record<string, number>) => ({
  phase: "All",
  area,
  label,
  scale: "report_card",
  counts,
});
const file: ReportCardsFile = {
  cells: [
    cell("inclusion", "Inclusion", { exceptional: 2, strong_standard: 8, expected_standard: 30 }),
    cell("achievement", "Achievement", { expected_standard: 30, needs_attention: 6, urgent_improvement: 4 }),
    cell("post_16_provision", "Post-16 provision", { needs_attention: 3 }),
    { ...cell("safeguarding_standards", "Safeguarding standards", { met: 40 }), scale: "met_not_met" },
  ],
  cards: { All: 40 },
  concerns: [],
  pairs: [],
  regraded: [],
  from: "2026-01-06",
  to: "2026-02-03",
};
const rows = reportCardRows(file, "All", "report_card", REPORT_CARD);

describe("reportCardsChart", () => {
  it("draws a bar an area on a wide page", () =>
    expectGolden(reportCardsChart(rows, { width: 900, scale: REPORT_CARD }), "report-cards-wide"));

  it("draws on a phone", () =>
    expectGolden(reportCardsChart(rows, { width: 320, scale: REPORT_CARD }), "report-cards-narrow"));

  it("says n at each bar and fades one of fewer than ten", () => {
    const chart = reportCardsChart(rows, { width: 900, scale: REPORT_CARD });
    expect(chart.textContent).toContain("n=3");
    expect(chart.querySelectorAll("[aria-label=bar] rect[fill-opacity='0.4']")).toHaveLength(1);
  });

  it("separates the thousands of n", () => {
    const many = { ...file, cells: [cell("inclusion", "Inclusion", { expected_standard: 1200 })] };
    const chart = reportCardsChart(reportCardRows(many, "All", "report_card", REPORT_CARD), {
      width: 900,
      scale: REPORT_CARD,
    });
    expect(chart.textContent).toContain("n=1,200");
  });
});

describe("reportCardRows", () => {
  it("keeps to one scale, and gives grades that nobody has with 0", () => {
    expect(rows.some(({ area }) => area === "safeguarding_standards")).toBe(false);
    expect(rows.find(({ area, grade }) => area === "inclusion" && grade === "needs_attention")).toMatchObject(
      {
        reportCards: 0,
        denominator: 40,
        share: 0,
      },
    );
  });
});

describe("reportCardsFinding", () => {
  it("names the area with most below the expected standard, leaving areas of few cards out", () => {
    expect(reportCardsFinding(rows)).toBe("Achievement: 25% below expected standard");
    expect(reportCardsFinding(rows.filter(({ small }) => small))).toMatch(/^Too few/);
  });
});
