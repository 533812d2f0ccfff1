import { describe, expect, it } from "vitest";
import { schoolEvents } from "../../../src/components/school-events.ts";
import { schoolThemeRows } from "../../../src/components/school-themes.ts";

describe("schoolThemeRows", () => {
  it("counts letters by theme, the commonest first; a letter may state a strength and a concern", () => {
    const events = schoolEvents([
      { what: "inspection", grades: [] },
      {
        what: "document",
        grades: [],
        themes: [
          ["Reading", "strength"],
          ["Attendance", "both"],
        ],
      },
      { what: "document", grades: [], themes: [["Attendance", "neither"]] },
      { what: "document", grades: [] },
    ]);
    expect(schoolThemeRows(events)).toEqual([
      { label: "Attendance", letters: 2, strength: 1, concern: 1, denominator: 3 },
      { label: "Reading", letters: 1, strength: 1, concern: 0, denominator: 3 },
    ]);
    expect(schoolThemeRows([])).toEqual([]);
  });
});
