// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { stanceChart } from "../../../src/components/stance-chart.ts";
import { stanceFinding, stanceRows } from "../../../src/components/stance-rows.ts";
import { expectGolden } from "./golden-svg.ts";
import { LETTERS } from "./letters-file.ts";

const rows = stanceRows(LETTERS, [0, 1, 2, 3, 4]);

describe("stanceChart", () => {
  it("draws on a wide page", () => expectGolden(stanceChart(rows, { width: 900 }), "stance-wide"));

  it("draws on a phone", () => expectGolden(stanceChart(rows, { width: 320 }), "stance-narrow"));
});

describe("stanceRows", () => {
  it("takes shares of the letters that raise the theme, with most concern against strength first", () => {
    expect(rows.map(({ theme, stance }) => [theme, stance])).toEqual([
      ["workload", "concern"],
      ["workload", "strength"],
      ["safeguarding", "concern"],
      ["safeguarding", "strength"],
      ["behaviour", "concern"],
      ["behaviour", "strength"],
    ]);
    expect(rows[0]).toMatchObject({ letters: 20, denominator: 22, small: false });
    expect(rows[3]).toMatchObject({ letters: 24, denominator: 80, share: 0.3 });
  });

  it("leaves out themes that no letter raises", () => {
    expect(stanceRows(LETTERS, [3]).some(({ theme }) => theme === "workload")).toBe(false);
  });
});

describe("stanceFinding", () => {
  it("names the theme in which concern outweighs strength most, of the letters that raise it, leaving few out", () => {
    // 20 of the 22 that raise it, which are 22 of 130 letters.
    expect(stanceFinding(rows)).toBe("91% of Staff workload letters state concern, 23% strength");
    expect(stanceFinding(stanceRows(LETTERS, [3]))).toMatch(/^Too few/);
  });
});
