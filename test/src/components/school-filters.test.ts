import { describe, expect, it } from "vitest";
import type { GradeIndexFile } from "../../../pipeline/publish/published-grades.ts";
import {
  filterChoices,
  filterWeight,
  selectionCaveats,
  selectionOf,
  selectionWords,
} from "../../../src/components/school-filters.ts";
import { partsFor, takenSchools } from "../../../src/components/school-grades.ts";

const index: GradeIndexFile = {
  schools: 100,
  values: {
    region: ["North", "South"],
    authority: ["Ashby", "Brant", "Corrow"],
    constituency: [],
    type: ["Academy converter", "Community school", "Free school"],
    trust: ["Alder Trust"],
    faith: ["None"],
    idaci: ["1", "5"],
  },
  known: { region: 100, authority: 100, constituency: 0, type: 80, trust: 20, faith: 90, idaci: 60 },
  typeGroups: ["Academy", "Maintained", "Free school"],
  phases: ["Primary"],
  events: [],
  parts: [
    { file: "north.json", region: 0, schools: 60, bytes: 40_000, authorities: [0, 1], constituencies: [] },
    { file: "south.json", region: 1, schools: 40, bytes: 2_000_000, authorities: [2], constituencies: [] },
  ],
};

describe("filterChoices", () => {
  it("offers what there is, and no filter that nobody has", () => {
    const choices = filterChoices(index);
    expect(choices.map(({ name }) => name)).toEqual([
      "region",
      "la",
      "type",
      "trust",
      "faith",
      "idaci",
      "prior",
    ]);
    expect(choices[5]?.options.map(({ label }) => label)).toEqual([
      "Any",
      "1, least deprived",
      "5, most deprived",
    ]);
    expect(choices.at(-1)?.options.map(({ label }) => label)).toContain("No graded inspection before");
  });
});

describe("selectionOf", () => {
  it("is null where nothing is chosen", () => {
    expect(selectionOf(index, { phase: "Primary", region: "", prior: "" })).toBeNull();
  });

  it("tells a group of types from a type of the same name", () => {
    expect(selectionOf(index, { type: "every Academy" })?.schools.type).toEqual(new Set([0]));
    expect(selectionOf(index, { type: "Free school" })?.schools.type).toEqual(new Set([2]));
    expect(selectionOf(index, { type: "every Maintained" })?.schools.type).toEqual(new Set([1]));
  });

  it("takes a prior grade by its code", () => {
    expect(selectionOf(index, { prior: "none" })).toEqual({ schools: {}, prior: 6 });
  });
});

describe("partsFor", () => {
  it("fetches only the parts that can hold a school that fits", () => {
    const files = (chosen: Record<string, string>): string[] =>
      partsFor(index, selectionOf(index, chosen) ?? { schools: {} }).map(({ file }) => file);
    expect(files({ la: "Corrow" })).toEqual(["south.json"]);
    expect(files({ region: "North", la: "Corrow" })).toEqual([]);
    expect(files({ trust: "Alder Trust" })).toEqual(["north.json", "south.json"]);
  });
});

describe("takenSchools", () => {
  it("takes schools that every filter fits; one whose value is not known fits none", () => {
    const none = [-1, -1, -1];
    const part = {
      schools: {
        phase: [0, 0, 0],
        region: [0, 0, 0],
        authority: [0, 1, 1],
        type: [0, 0, -1],
        constituency: none,
        trust: none,
        faith: none,
        idaci: none,
      },
      spells: { count: [], from: [], to: [], state: [], prior: [], reading: [] },
      inspections: { count: [], month: [], event: [], prior: [] },
    };
    const taken = takenSchools(part, { schools: { authority: new Set([1]), type: new Set([0]) } });
    expect([...taken]).toEqual([0, 1, 0]);
  });
});

describe("what is said of a selection", () => {
  it("names what was chosen, what choosing means, and of how many schools it is known", () => {
    const chosen = { region: "North", type: "every Academy", prior: "2" };
    expect(selectionWords(filterChoices(index), chosen)).toBe(
      "Region: North; Type of school: Academy: every type; Prior grade: Good",
    );
    const caveats = selectionCaveats(index, selectionOf(index, chosen) ?? { schools: {} }).join(" ");
    expect(caveats).toContain("newest file that names them");
    expect(caveats).toContain("Type of school is known of 80 of 100 schools");
    expect(caveats).not.toContain("Region is known");
    expect(caveats).toContain("Prior grade goes month by month");
    expect(selectionCaveats(index, { schools: {}, prior: 1 })).toHaveLength(1);
  });

  it("tells the weight of what is fetched", () => {
    expect(filterWeight(index)).toContain("when these filters are opened: 2.0 MB for all of England");
  });
});
