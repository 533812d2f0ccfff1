// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { InspectionsFile } from "../../../pipeline/publish/published.ts";
import {
  type InspectionRow,
  inspectionRows,
  inspectionsFinding,
} from "../../../src/components/inspection-rows.ts";
import { inspectionsChart } from "../../../src/components/inspections-chart.ts";
import { expectGolden } from "./golden-svg.ts";

const months = Array.from({ length: 8 }, (_, index) => `2020-0${index + 1}-01`);
const series = (event: string, event_label: string, inspections: number[]) => ({
  phase: "All",
  event,
  event_label,
  inspections,
});
const file: InspectionsFile = {
  months,
  series: [
    series("urgent", "Urgent inspection", [0, 0, 0, 0, 0, 0, 0, 1]),
    series("ungraded", "Ungraded inspection", [3, 4, 2, 0, 0, 0, 0, 2]),
    series("graded", "Graded inspection", [9, 8, 5, 0, 0, 0, 0, 4]),
  ],
};
const breaks = [{ date: "2020-03-17", label: "Routine inspection suspended" }];
const rows = inspectionRows(file, "All", "2005-01-01");

describe("inspectionsChart", () => {
  it("draws counts on a wide page", () =>
    expectGolden(inspectionsChart(rows, { width: 900, measure: "count", breaks }), "inspections-wide"));

  it("draws shares on a phone", () =>
    expectGolden(inspectionsChart(rows, { width: 320, measure: "share", breaks }), "inspections-narrow"));

  it("draws no bar in a month without inspections", () => {
    const chart = inspectionsChart(rows, { width: 900, measure: "count", breaks });
    expect(chart.querySelectorAll("[aria-label=rect] rect")).toHaveLength(9);
  });

  it("gives each kind a mark of its own", () => {
    const chart = inspectionsChart(rows, { width: 900, measure: "count", breaks });
    const marks = [...chart.querySelectorAll(".legend text[font-weight='700']")].map(
      (one) => one.textContent,
    );
    expect(marks).toEqual(["G", "U", "R"]);
  });
});

describe("inspectionRows", () => {
  it("keeps months without any, and works shares out within the month", () => {
    expect(rows).toHaveLength(24);
    expect(rows[0]).toMatchObject({ event: "graded", inspections: 9, denominator: 12, share: 0.75 });
    expect(inspectionRows(file, "All", "2020-08-01")).toHaveLength(3);
  });
});

describe("inspectionsFinding", () => {
  it("states the longest run of months without inspection", () => {
    expect(inspectionsFinding(rows)).toBe("No inspection in these files, April 2020 to July 2020");
  });

  it("does not count months before the first inspection, or after the last", () => {
    const nothing = ["2019-08-01", "2019-09-01", "2019-10-01", "2019-11-01", "2019-12-01", "2021-01-01"];
    const longer = nothing.map(
      (month) => ({ ...rows[0], month, inspections: 0, denominator: 0 }) as InspectionRow,
    );
    expect(inspectionsFinding([...longer, ...rows])).toBe(
      "No inspection in these files, April 2020 to July 2020",
    );
  });

  it("counts inspections where there is no such run", () => {
    expect(inspectionsFinding(rows.filter(({ month }) => month < "2020-04-01"))).toBe(
      "31 inspections began in 3 months",
    );
  });
});
