// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { VisitsFile } from "../../../pipeline/publish/published-visits.ts";
import { visitColumns, visitRows } from "../../../src/components/visit-rows.ts";
import { visitsChart } from "../../../src/components/visits-chart.ts";
import { expectGolden } from "./golden-svg.ts";

const cell = (
  phase: string,
  prior_grade: string,
  letters: number,
  schools: number | null,
  published: number | null,
) => ({
  phase,
  prior_grade,
  letters,
  schools,
  published,
});
const file: VisitsFile = {
  cells: [
    cell("Nursery", "2", 3, 9, null),
    cell("Primary", "none", 2, null, 4),
    cell("Primary", "4", 10, 20, 30),
    cell("Primary", "2", 8, 60, 66),
  ],
  weeks: [],
  briefings: [],
};
const rows = visitRows(file);

describe("visitsChart", () => {
  it("draws on a wide page", () => expectGolden(visitsChart(rows, { width: 900 }), "visits-wide"));

  it("draws on a phone", () => expectGolden(visitsChart(rows, { width: 320 }), "visits-narrow"));
});

describe("a chart without published figures", () => {
  it("draws no diamonds and names none", () => {
    const cells = file.cells.map((one) => ({ ...one, published: null }));
    const chart = visitsChart(visitRows({ ...file, cells }), { width: 900 });
    expect(chart.textContent).not.toContain("◇");
    expect(visitColumns(false).some(({ name }) => name.startsWith("published"))).toBe(false);
    expect(visitColumns(true).some(({ name }) => name.startsWith("published"))).toBe(true);
  });
});

describe("visitRows", () => {
  it("sets each share beside the published one and that of all schools, each of its own whole", () => {
    expect(rows.find(({ priorGrade, phase }) => phase === "Primary" && priorGrade === "4")).toMatchObject({
      share: 0.5,
      publishedShare: 0.3,
      schoolsShare: 0.25,
    });
  });

  it("leaves unknown what nobody counts, and flags few letters", () => {
    expect(rows[0]).toMatchObject({ phase: "Nursery", publishedShare: null, small: true });
    expect(rows.at(-1)).toMatchObject({ priorGrade: "none", schoolsShare: null, small: false });
  });
});
