// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { themeRows } from "../../../src/components/theme-rows.ts";
import { themesChart } from "../../../src/components/themes-chart.ts";
import { themesOf } from "./chart-rows.ts";
import { expectGolden } from "./golden-svg.ts";

const themes = ["safeguarding", "behaviour"];

function draw(phases: readonly string[], width: number): SVGSVGElement {
  return themesChart(themeRows(themesOf(phases), "All"), { width, themes });
}

describe("themesChart", () => {
  it("draws panels side by side on a wide page", () =>
    expectGolden(draw(["All", "Primary"], 1000), "themes-wide"));

  it("draws panels below each other on a phone", () =>
    expectGolden(draw(["All", "Primary"], 320), "themes-narrow"));

  it("draws one dot for each phase, prior grade and theme, none for no prior grade", () => {
    expect(draw(["All", "Primary"], 1000).querySelectorAll("[aria-label=dot] circle")).toHaveLength(16);
  });

  it("fades shares of fewer than ten letters and says their n", () => {
    const chart = draw(["All"], 800);
    const labels = [...chart.querySelectorAll("text")].map(({ textContent }) => textContent);
    expect(labels.filter((label) => label === "n=6")).toHaveLength(2);
    const faded = [...chart.querySelectorAll("[aria-label=dot] circle")].filter(
      (dot) => dot.getAttribute("fill-opacity") === "0.4",
    );
    expect(faded).toHaveLength(2);
  });
});
