import { describe, expect, it } from "vitest";
import type { AreaSchool } from "../../../pipeline/publish/published-areas.ts";
import { printedSchools } from "../../../src/components/area-schools.ts";

let urn = 900000;
function schools(count: number, grade: string | undefined, year = 2020): AreaSchool[] {
  return Array.from({ length: count }, (_, at) => ({
    urn: String((urn += 1)),
    ...(grade === undefined ? { scale: "not_judged" } : { scale: "four_point", grade }),
    graded_on: `${year + at}-03-01`,
  }));
}

describe("the schools of an area that paper has", () => {
  it("are all of a short list, and nothing is said of others", () => {
    const all = [...schools(3, "1"), ...schools(1, "4")];
    expect(printedSchools(all, 4)).toEqual({ printed: new Set(all), words: null });
  });

  it("are those not good or outstanding of a long one, and the words count the others", () => {
    const others = [...schools(1, "3"), ...schools(1, "4"), ...schools(2, undefined)];
    const { printed, words } = printedSchools([...schools(5, "1"), ...others, ...schools(6, "2")], 4);
    expect(printed).toEqual(new Set(others));
    expect(words).toBe(
      "On paper: the 4 schools whose latest outcome is anything but good or outstanding. The other 11 are good or outstanding.",
    );
  });

  it("are those below good where too many have no grade", () => {
    const below = [...schools(2, "3"), ...schools(1, "4")];
    const { printed, words } = printedSchools([...schools(5, "2"), ...schools(4, undefined), ...below], 4);
    expect(printed).toEqual(new Set(below));
    expect(words).toBe(
      "On paper: the 3 schools whose latest grade is requires improvement or inadequate. Of the others 5 are good or outstanding, 4 have no overall grade or none that is known.",
    );
  });

  it("are at the very most those below good that were inspected last", () => {
    const [older, newer] = [schools(2, "3", 2010), schools(2, "4", 2022)];
    const { printed, words } = printedSchools([...older, ...newer, ...schools(1, "1")], 2);
    expect(printed).toEqual(new Set(newer));
    expect(words).toContain(
      "of the 4 schools whose latest grade is requires improvement or inadequate the 2 inspected last",
    );
  });

  it("tell one other as one", () => {
    const others = [...schools(1, "3"), ...schools(1, "4")];
    expect(printedSchools([...schools(1, "1"), ...others], 2).words).toMatch(
      /The other 1 is good or outstanding\.$/,
    );
    expect(printedSchools([...schools(1, "1"), ...schools(1, undefined), ...others], 2).words).toMatch(
      /Of the others 1 is good or outstanding, 1 has no overall grade or none that is known\.$/,
    );
  });
});
