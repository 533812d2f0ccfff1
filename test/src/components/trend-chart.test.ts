// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { trendChart } from "../../../src/components/trend-chart.ts";
import { trendFinding, trendRows } from "../../../src/components/trend-rows.ts";
import { expectGolden } from "./golden-svg.ts";
import { LETTERS } from "./letters-file.ts";

const cells = [0, 1, 2, 3, 4];
const rows = trendRows(LETTERS, cells, "year");
const themes = ["safeguarding", "behaviour", "workload"];

describe("trendChart", () => {
  it("draws a panel a theme on a wide page", () =>
    expectGolden(trendChart(rows, { width: 1000, themes }), "trend-wide"));

  it("draws two panels a row on a phone", () =>
    expectGolden(trendChart(rows, { width: 320, themes }), "trend-narrow"));

  it("draws a point for each theme and period with letters, hollow where there are few", () => {
    const few = trendRows(LETTERS, [0, 3], "year");
    const dots = [...trendChart(few, { width: 1000, themes }).querySelectorAll("[aria-label=dot] circle")];
    expect(dots).toHaveLength(6);
    expect(dots.filter((dot) => dot.getAttribute("fill") === "var(--paper)")).toHaveLength(3);
  });

  it("draws the interval of a period as a line where none beside it makes a band", () => {
    const intervals = (drawn: typeof rows): number =>
      trendChart(drawn, { width: 1000, themes }).querySelectorAll("[aria-label=rule] line").length;
    expect(intervals(rows)).toBe(0);
    expect(intervals(trendRows(LETTERS, [0, 3], "year"))).toBe(6);
  });
});

describe("trendRows", () => {
  it("adds terms up to school years and leaves out letters without a date", () => {
    const behaviour = rows.filter(({ theme }) => theme === "behaviour");
    expect(behaviour.map(({ words, letters, denominator }) => [words, letters, denominator])).toEqual([
      ["2019/20", 20, 40],
      ["2020/21", 6, 30],
      ["2021/22", 48, 56],
    ]);
  });

  it("keeps every term between the first and the last, without a share where there are no letters", () => {
    const terms = trendRows(LETTERS, cells, "term").filter(({ theme }) => theme === "behaviour");
    expect(terms).toHaveLength(9);
    expect(terms[0]).toMatchObject({
      words: "Autumn 2019",
      period: "2019-09-01",
      end: "2019-12-31",
      share: 0.5,
    });
    expect(terms[1]).toMatchObject({ words: "Spring 2020", end: "2020-04-30", denominator: 0, share: null });
    expect(terms[8]).toMatchObject({ words: "Summer 2022", end: "2022-08-31", letters: 48 });
  });

  it("is empty where no letter has a date", () => {
    expect(trendRows(LETTERS, [4], "year")).toEqual([]);
  });
});

describe("trendFinding", () => {
  it("names the theme that clearly changed most, from its first to its last period of ten letters", () => {
    expect(trendFinding(rows)).toBe("Safeguarding: 90% in 2019/20, 29% in 2021/22");
  });

  it("says so where all letters are of one time", () => {
    expect(trendFinding(rows.filter(({ words }) => words === "2019/20"))).toBe(
      "These letters are all of 2019/20: nothing to compare",
    );
  });

  it("does not read a change into few letters", () => {
    expect(trendFinding(trendRows(LETTERS, [0, 3], "year"))).toMatch(/^Too few letters/);
    const flat = rows.map((row) => ({ ...row, share: 0.5, low: 0.4, high: 0.6 }));
    expect(trendFinding(flat)).toBe("No theme clearly changed over this time");
  });
});
