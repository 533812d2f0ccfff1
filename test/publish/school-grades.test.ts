import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readInspections } from "../../pipeline/publish/inspections.ts";
import { outcomesFile } from "../../pipeline/publish/outcomes.ts";
import type { InspectionsFile, OutcomesFile } from "../../pipeline/publish/published.ts";
import { type GradePart, monthsFrom, PRIORS } from "../../pipeline/publish/published-grades.ts";
import type { OutcomeMartRow } from "../../pipeline/publish/read-site.ts";
import { readSchoolGrades, type SchoolGrades } from "../../pipeline/publish/school-grades.ts";
import { selectedInspections, selectedOutcomes } from "../../src/components/school-grades.ts";
import { fictional } from "../sql/fictional.ts";
import { type MadeCountry, makeCountry } from "../sql/small-country.ts";

let made: MadeCountry;
let grades: SchoolGrades;
let outcomes: OutcomesFile;
let inspections: InspectionsFile;
let parts: GradePart[];

beforeAll(async () => {
  made = await makeCountry(fictional);
  const { connection } = made.database;
  const rows = await made.rows(
    "select * from marts.outcomes_by_month order by phase, reading, scale, grade, as_at",
  );
  outcomes = outcomesFile(rows as unknown as OutcomeMartRow[]);
  inspections = await readInspections(connection, new Map());
  grades = await readSchoolGrades(connection, new Map([["graded", "Graded inspection"]]));
  parts = [...grades.parts.values()];
});
afterAll(() => {
  made.close();
});

describe("the published spells", () => {
  it.each(["own_urn", "with_predecessor"])(
    "give, of all schools, every month of the mart back (%s)",
    (reading) => {
      const all = selectedOutcomes(outcomes, grades.index, parts, { schools: {} }, reading);
      expect(all.months).toEqual(outcomes.months);
      expect(all.series).toEqual(outcomes.series.filter((series) => series.reading === reading));
      expect(
        all.series.flatMap(({ schools }) => schools).filter((schools) => (schools ?? 0) > 0),
      ).not.toEqual([]);
    },
  );

  it("give, of all schools, the inspections of every month back", () => {
    expect(selectedInspections(inspections, grades.index, parts, { schools: {} })).toEqual(inspections);
  });

  it("stand in one part a region, which says which authorities it holds", () => {
    const { parts: entries, values } = grades.index;
    expect(entries.map(({ file }) => file)).toEqual([...grades.parts.keys()]);
    const west = entries.find(({ region }) => values.region[region] === "South West");
    expect(west?.authorities.map((code) => values.authority[code])).toEqual(["Bristol", "Mereshire"]);
    expect(entries.reduce((sum, { schools }) => sum + schools, 0)).toBe(grades.index.schools);
  });

  it("hold no school's spells that never last to a month's end, and count from the first month", () => {
    for (const { spells } of parts)
      spells.from.forEach((from, at) => {
        expect(from).toBeGreaterThanOrEqual(0);
        const to = spells.to[at] ?? -1;
        expect(to === -1 || to > from).toBe(true);
      });
  });
});

describe("a selection of schools", () => {
  it("counts those of one authority alone", () => {
    const code = grades.index.values.authority.indexOf("Bristol");
    const of = { schools: { authority: new Set([code]) } };
    const { series } = selectedOutcomes(outcomes, grades.index, parts, of, "with_predecessor");
    const last = series
      .filter(({ phase }) => phase === "All")
      .map(({ grade, schools }) => [grade, schools.at(-1)] as const)
      .filter(([, schools]) => (schools ?? 0) > 0);
    // The successor academy shows the grade 3 of the unit it took over.
    expect(last).toEqual([["3", 1]]);
  });

  it("counts a prior grade month by month: of the inspection before the one whose outcome counts", () => {
    const of = { schools: {}, prior: PRIORS.indexOf("3") };
    const { series } = selectedOutcomes(outcomes, grades.index, parts, of, "own_urn");
    const at = (month: string): unknown =>
      series
        .filter(({ phase, schools }) => phase === "All" && (schools[outcomes.months.indexOf(month)] ?? 0) > 0)
        .map(({ grade }) => grade);
    // 900001 got 3 in 2006, then 2 in 2010, then 4 in 2017.
    expect(at("2009-12-31")).toEqual([]);
    expect(at("2012-12-31")).toEqual(["2"]);
    expect(at("2018-12-31")).toEqual([]);
  });
});

describe("monthsFrom", () => {
  it("counts months from the first one the outcomes look at", () => {
    expect([monthsFrom("2005-09-30"), monthsFrom("2006-01-01"), monthsFrom("2005-08-31")]).toEqual([
      0, 4, -1,
    ]);
  });
});
