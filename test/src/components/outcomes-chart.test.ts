// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { FOUR_POINT } from "../../../src/components/grade-scale.ts";
import { outcomeRows } from "../../../src/components/outcome-rows.ts";
import { outcomesChart } from "../../../src/components/outcomes-chart.ts";
import { outcomesOf } from "./chart-rows.ts";
import { expectGolden } from "./golden-svg.ts";

const breaks = [
  { date: "2019-09-01", label: "Education inspection framework" },
  { date: "2030-01-01", label: "after the last month" },
];

function draw(phases: readonly string[], width: number): SVGSVGElement {
  const rows = outcomeRows(outcomesOf(phases), "four_point", "with_predecessor");
  return outcomesChart(rows, { width, scale: FOUR_POINT, breaks });
}

describe("outcomesChart", () => {
  it("draws a panel a phase on a wide page", () =>
    expectGolden(draw(["All", "Primary", "Special"], 1000), "outcomes-wide"));

  it("draws on a phone", () => expectGolden(draw(["All", "Primary"], 320), "outcomes-narrow"));

  it("draws counts, each panel up to its own most, under a line for all schools with a known outcome", async () => {
    const rows = outcomeRows(outcomesOf(["All", "Primary"]), "four_point", "with_predecessor");
    const chart = outcomesChart(rows, { width: 800, scale: FOUR_POINT, breaks, measure: "count" });
    expect(chart.querySelectorAll("[aria-label=line] path")).toHaveLength(2);
    expect(chart.textContent).toContain("03366");
    await expectGolden(chart, "outcomes-counts");
  });

  it("draws one area for each phase and grade", () => {
    expect(draw(["All", "Primary", "Special"], 1000).querySelectorAll("[aria-label=area] path")).toHaveLength(
      12,
    );
  });

  it("marks the changes of framework within the months, and no other", () => {
    const rules = draw(["All", "Primary"], 1000).querySelectorAll(
      "[aria-label=rule] [stroke-dasharray] line",
    );
    expect(rules).toHaveLength(2);
  });

  it("fades a phase of fewer than ten schools, and says how many there are", () => {
    const { months, series } = outcomesOf(["All", "Nursery"]);
    const few = series.map((one) =>
      one.phase === "All" ? one : { ...one, schools: [1, 1, 1, 1], denominator: [4, 4, 4, 4] },
    );
    const rows = outcomeRows({ months, series: few }, "four_point", "with_predecessor");
    const chart = outcomesChart(rows, { width: 800, scale: FOUR_POINT, breaks });
    expect(chart.querySelectorAll("[aria-label=area] path[fill-opacity='0.4']")).toHaveLength(4);
    expect(chart.textContent).toContain("Nursery (4)");
    expect(chart.textContent).toContain("All phases (60)");
  });

  it("draws nothing outside its width", () => {
    for (const width of [240, 320, 390, 700, 1100])
      expect(Number(draw(["All"], width).getAttribute("width"))).toBe(width);
  });

  it("carries no style element, which the site's policy would refuse", () => {
    expect(draw(["All"], 600).querySelector("style")).toBeNull();
  });
});
