// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { AreaFile } from "../../../pipeline/publish/published-areas.ts";
import { areaOutcomesChart } from "../../../src/components/area-outcomes-chart.ts";
import {
  areaOutcomeRows,
  areaOutcomesFinding,
  areaThemeRows,
  areaThemesFinding,
} from "../../../src/components/area-rows.ts";
import { areaReportCardRows } from "../../../src/components/area-report-cards.ts";
import { areaThemesChart } from "../../../src/components/area-themes-chart.ts";
import { expectGolden } from "./golden-svg.ts";

const places = ["Mereshire", "South West", "England"];
const outcomes: AreaFile["outcomes"] = ["2024-08-31", "2026-02-28"].flatMap((as_at, later) =>
  places.flatMap((place, wider) =>
    ["1", "2", "3", "4", "not_judged", "report_card"].map((grade, at) => {
      const counts = later === 0 ? [1, 6, 2, 1, 0, 0] : [0, 4, 1, 0, 2, 1];
      const all = counts.reduce((sum, count) => sum + count, 0);
      return {
        place,
        as_at,
        grade,
        schools: (counts[at] ?? 0) * 10 ** wider,
        denominator: all * 10 ** wider,
      };
    }),
  ),
);
const themes = {
  places,
  letters: [4, 40, 400],
  themes: [
    {
      theme: "attendance",
      label: "Attendance",
      letters: [2, 30, 200],
      strength: [1, 9, 90],
      concern: [1, 9, 90],
    },
    {
      theme: "behaviour",
      label: "Behaviour and order",
      letters: [4, 20, 100],
      strength: [0, 9, 9],
      concern: [4, 9, 9],
    },
    { theme: "staffing", label: "Staffing", letters: [0, 4, 40], strength: [0, 1, 9], concern: [0, 1, 9] },
  ],
};

describe("areaOutcomesChart", () => {
  const rows = areaOutcomeRows({ outcomes, places });

  it("draws day below day, the area above its region and England", () =>
    expectGolden(areaOutcomesChart(rows, { width: 900 }), "area-outcomes-wide"));

  it("draws on a phone", () => expectGolden(areaOutcomesChart(rows, { width: 320 }), "area-outcomes-narrow"));

  it("fades a bar of fewer than ten schools, and says every n", () => {
    const chart = areaOutcomesChart(rows, { width: 900 });
    expect(chart.querySelectorAll("[aria-label=bar] rect[fill-opacity='0.4']")).toHaveLength(4);
    for (const n of ["n=10", "n=8", "n=100", "n=1,000", "n=800"]) expect(chart.textContent).toContain(n);
  });
});

describe("areaOutcomesFinding", () => {
  const rows = areaOutcomeRows({ outcomes, places });

  it("tells the share of overall grades while every school had one, in ten words at most", () => {
    const title = areaOutcomesFinding(rows, places);
    expect(title).toBe("Mereshire: 70% good or outstanding, England 70%, August 2024");
    expect(title.split(" ").length).toBeLessThanOrEqual(10);
  });

  it("leaves a long name out, and says when there is no grade", () => {
    const [first] = places;
    const long = [...places];
    long[0] = "Upper Mereshire and the Seven Vales";
    const renamed = rows.map((row) => (row.place === first ? { ...row, place: long[0] ?? "" } : row));
    expect(areaOutcomesFinding(renamed, long)).toBe("70% good or outstanding, England 70%, August 2024");
    expect(areaOutcomesFinding([], places)).toBe("No school here has an overall grade");
  });

  it("counts fewer than ten schools, of whom a percentage would say too much", () => {
    const few = outcomes.map((one) =>
      one.place === "Mereshire" && one.grade === "2" ? { ...one, schools: 4 } : one,
    );
    expect(areaOutcomesFinding(areaOutcomeRows({ outcomes: few, places }), places)).toBe(
      "5 of 8 good or outstanding, England 70%, August 2024",
    );
  });

  it("says of schools that opened later only that none had a grade then", () => {
    const opened = rows.filter(({ place, asAt }) => place !== "Mereshire" || asAt > "2024-08-31");
    expect(areaOutcomesFinding(opened, places)).toBe("No school here had an overall grade in August 2024");
  });
});

describe("areaThemesChart", () => {
  const rows = areaThemeRows(themes, 6);

  it("draws each place beside the others, theme by theme", () =>
    expectGolden(areaThemesChart(rows, { width: 900 }), "area-themes-wide"));

  it("draws on a phone", () => expectGolden(areaThemesChart(rows, { width: 320 }), "area-themes-narrow"));

  it("takes the commonest themes here and leaves out those nobody here raises", () => {
    expect([...new Set(rows.map(({ theme }) => theme))]).toEqual(["behaviour", "attendance"]);
    expect(areaThemeRows(themes, 1)).toHaveLength(3);
    expect(areaThemesFinding(rows)).toBe("Behaviour: raised in 4 of 4 letters here");
    expect(
      areaThemesFinding(
        areaThemeRows({ ...themes, letters: [1, 40, 400] }, 1).map((row) => ({ ...row, letters: 1 })),
      ),
    ).toBe("Behaviour: raised in 1 of 1 letter here");
    expect(areaThemesFinding([])).toBe("No letter about this area is here yet");
  });

  it("fades shares of fewer than ten letters and says their n", () => {
    const chart = areaThemesChart(rows, { width: 900 });
    expect(chart.querySelectorAll("[aria-label=dot] circle[fill-opacity='0.4']")).toHaveLength(2);
    expect(chart.textContent).toContain("n=4");
  });
});

describe("areaReportCardRows", () => {
  it("counts grades here, and gives England's share below the expected standard", () => {
    const card = (place: string, grade: string, report_cards: number, denominator: number) => ({
      place,
      area: "inclusion",
      label: "Inclusion",
      grade,
      report_cards,
      denominator,
    });
    const [row] = areaReportCardRows({
      name: "Mereshire",
      reportCards: [
        card("Mereshire", "needs_attention", 2, 3),
        card("Mereshire", "strong_standard", 1, 3),
        card("England", "needs_attention", 30, 200),
        card("England", "urgent_improvement", 10, 200),
      ],
    });
    expect(row).toMatchObject({
      label: "Inclusion",
      denominator: 3,
      englandBelow: 0.2,
      englandDenominator: 200,
    });
    expect(row?.counts.get("needs_attention")).toBe(2);
  });
});
