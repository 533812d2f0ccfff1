import { describe, expect, it } from "vitest";
import {
  cellsOf,
  countLetters,
  type LetterFilter,
  schoolYearEnd,
  schoolYearStart,
  schoolYearWords,
} from "../../../src/components/letter-counts.ts";
import { LETTERS } from "./letters-file.ts";

const OPEN: LetterFilter = { kind: "All", phase: "All", prior: "All", delivery: "All", from: "", to: "" };

describe("cellsOf", () => {
  it("takes every cell where nothing is filtered, those without a date too", () => {
    expect(cellsOf(LETTERS, OPEN)).toEqual([0, 1, 2, 3, 4]);
  });

  it("lets filters hold together", () => {
    expect(cellsOf(LETTERS, { ...OPEN, phase: "Secondary", prior: "4" })).toEqual([3]);
    expect(cellsOf(LETTERS, { ...OPEN, kind: "monitoring_letter", delivery: "remote" })).toEqual([1]);
  });

  it("takes whole school years, first and last included, and leaves out what has no date", () => {
    expect(cellsOf(LETTERS, { ...OPEN, from: "2020-09-01" })).toEqual([1, 2, 3]);
    expect(cellsOf(LETTERS, { ...OPEN, to: "2020-09-01" })).toEqual([0, 1]);
    expect(cellsOf(LETTERS, { ...OPEN, from: "2020-09-01", to: "2020-09-01" })).toEqual([1]);
    expect(cellsOf(LETTERS, { ...OPEN, from: "2021-09-01", to: "2019-09-01" })).toEqual([]);
  });

  it("finds nothing for a value that no letter has", () => {
    expect(cellsOf(LETTERS, { ...OPEN, kind: "report_card" })).toEqual([]);
  });
});

describe("countLetters", () => {
  it("adds up letters, strengths and concerns of each group, and leaves out cells of none", () => {
    const groups = countLetters(LETTERS, [0, 1, 2], (cell) => (cell === 2 ? null : "monitoring"));
    expect([...groups]).toEqual([
      ["monitoring", { denominator: 70, raised: [26, 63, 16], strength: [14, 13, 3], concern: [15, 58, 15] }],
    ]);
  });
});

describe("school years", () => {
  it("begin in September and end in August", () => {
    expect(["2021-08-31", "2021-09-01", "2021-01-01"].map(schoolYearStart)).toEqual([
      "2020-09-01",
      "2021-09-01",
      "2020-09-01",
    ]);
    expect(schoolYearEnd("2020-09-01")).toBe("2021-08-31");
    expect([schoolYearWords("2020-09-01"), schoolYearWords("1999-09-01")]).toEqual(["2020/21", "1999/00"]);
  });
});
