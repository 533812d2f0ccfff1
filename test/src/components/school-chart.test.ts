// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { schoolChart } from "../../../src/components/school-chart.ts";
import { schoolEvents } from "../../../src/components/school-events.ts";
import type { PublishedEvent } from "../../../pipeline/publish/published.ts";
import { expectGolden } from "./golden-svg.ts";

const overall = (grade: string, label: string) => ({
  area: "overall_effectiveness",
  label: "Overall effectiveness",
  scale: "four_point",
  grade,
  grade_label: label,
  graded_on: null,
});
const events: PublishedEvent[] = [
  {
    what: "inspection",
    date: "2012-05-14",
    event: "graded",
    relates_to: "predecessor",
    grades: [overall("3", "Satisfactory")],
  },
  { what: "document", date: "2020-10-06", document_kind: "interim_visit_letter", grades: [] },
  { what: "inspection", date: "2022-03-09", event: "graded", grades: [overall("2", "Good")] },
  {
    what: "inspection",
    date: "2024-11-05",
    event: "graded",
    grades: [{ ...overall("2", "Good"), area: "quality_of_education" }],
  },
  {
    what: "inspection",
    date: "2026-01-20",
    event: "graded",
    grades: [{ ...overall("exceptional", "Exceptional"), area: "inclusion", scale: "report_card" }],
  },
  { what: "document", document_kind: "other", grades: [] },
];
const draw = (width: number): SVGSVGElement =>
  schoolChart(schoolEvents(events), {
    width,
    breaks: [{ date: "2019-09-01", label: "Education inspection framework" }],
  });

describe("schoolChart", () => {
  it("draws a school's life on a wide page", () => expectGolden(draw(1000), "school-wide"));

  it("draws it on a phone", () => expectGolden(draw(320), "school-narrow"));

  it("marks each dated event once, and rings the predecessor's", () => {
    const chart = draw(1000);
    expect(chart.querySelectorAll("[aria-label=dot] circle[r='9']")).toHaveLength(5);
    expect(
      chart.querySelectorAll("[aria-label=dot] circle[r='12.5'], [aria-label=dot][stroke-dasharray] circle"),
    ).toHaveLength(1);
  });

  it("keeps report cards and inspections without an overall grade off the lanes of the four grades", () => {
    const marks = [...draw(1000).querySelectorAll("text")].map(({ textContent }) => textContent);
    expect(marks).toEqual(
      expect.arrayContaining(["RC", "–", "L", "2", "3", "Report card", "No overall grade"]),
    );
    expect(marks.filter((mark) => mark === "2")).toHaveLength(1);
  });
});
