// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { weekRows, weeksFinding } from "../../../src/components/week-rows.ts";
import { weeksChart } from "../../../src/components/weeks-chart.ts";
import { expectGolden } from "./golden-svg.ts";

const rows = weekRows({
  weeks: [
    { week: "2020-09-28", delivery: "on_site", letters: 9 },
    { week: "2020-10-05", delivery: "on_site", letters: 14 },
    { week: "2020-10-12", delivery: "on_site", letters: 0 },
    { week: "2020-11-09", delivery: "not_said", letters: 2 },
    { week: "2020-11-09", delivery: "on_site", letters: 5 },
    { week: "2020-11-09", delivery: "remote", letters: 12 },
  ],
});
const briefings = [
  { name: "October 2020", from: "2020-09-29", to: "2020-10-23", visits: 380 },
  { name: "November 2020", from: "2020-11-02", to: "2020-11-24", visits: 297 },
];

describe("weeksChart", () => {
  it("draws on a wide page, with what the briefings cover", () =>
    expectGolden(weeksChart(rows, { width: 900, briefings }), "weeks-wide"));

  it("draws on a phone", () => expectGolden(weeksChart(rows, { width: 320, briefings }), "weeks-narrow"));

  it("draws a bar for each way of visiting in a week, and no briefing where there is none", () => {
    const chart = weeksChart(rows, { width: 900, briefings: [] });
    expect(chart.querySelectorAll("[aria-label=rect] rect")).toHaveLength(5);
    expect(chart.textContent).not.toContain("Briefing");
  });
});

describe("weekRows", () => {
  it("says in words how the visit was made, and that a letter does not say", () => {
    expect(rows.map(({ deliveryLabel }) => deliveryLabel).slice(2)).toEqual([
      "On site",
      "Not said",
      "On site",
      "Remote",
    ]);
  });
});

describe("weeksFinding", () => {
  it("names the week with most letters, all ways together", () => {
    expect(weeksFinding(rows)).toBe("Busiest week: from 9 November 2020, 19 of 42");
    expect(weeksFinding([])).toMatch(/^No letter/);
  });
});
