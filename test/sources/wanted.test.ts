import { describe, expect, it } from "vitest";
import { readReference } from "../../pipeline/database/reference.ts";
import { likelyCategories } from "../../pipeline/sources/category.ts";
import { isWanted, possibleKinds, type Wanted } from "../../pipeline/sources/wanted.ts";

const DEFAULT: Wanted = {
  kinds: ["interim_visit_letter", "monitoring_letter"],
  everythingSince: "2024-09-01",
};

const publication = (type: string, eventDate: string | null, publicationDate: string | null) => ({
  ordinal: 1,
  type,
  olderGrade: null,
  eventDate,
  publicationDate,
  url: "https://files.example/v1/file/1",
});

describe("a publication", () => {
  it.each([
    ["Monitoring visit", "2020-10-06", "interim_visit_letter monitoring_letter"],
    ["Monitoring visit", "2018-05-02", "monitoring_letter"],
    ["Monitoring inspection", "2021-03-02", "monitoring_letter"],
    ["Short inspection", "2018-05-02", "ungraded_report"],
    ["Full inspection", "2014-02-26", "graded_report"],
    ["School inspection", "2023-10-11", "graded_report ungraded_report"],
    ["School inspection", "2026-01-13", "report_card graded_report ungraded_report"],
    ["Academy conversion letter", "2022-10-07", "conversion_letter"],
    ["Interim assessment", "2012-01-09", "other"],
  ])("%s of %s may be %s", (type, eventDate, kinds) => {
    expect(possibleKinds({ type, eventDate }).join(" ")).toBe(kinds);
  });

  it("is wanted by kind whenever, by date whatever it is, and when it has no date at all", () => {
    expect(isWanted(publication("Monitoring visit", "2016-01-12", "2016-02-01"), DEFAULT)).toBe(true);
    expect(isWanted(publication("School inspection", "2024-07-10", "2024-09-01"), DEFAULT)).toBe(true);
    expect(isWanted(publication("Interim assessment", null, null), DEFAULT)).toBe(true);
    expect(isWanted(publication("School inspection", "2024-07-10", "2024-08-31"), DEFAULT)).toBe(false);
    expect(isWanted(publication("Full inspection", "2014-02-26", "2014-03-18"), DEFAULT)).toBe(false);
    expect(
      isWanted(publication("Full inspection", "2014-02-26", "2014-03-18"), {
        ...DEFAULT,
        kinds: ["graded_report"],
      }),
    ).toBe(true);
  });
});

describe("the categories of a school", () => {
  it.each([
    ["Nursery", "LA nursery school", "20"],
    ["Primary", "Community school", "21"],
    ["Secondary", "Academy converter", "23"],
    ["Special", "Academy special converter", "25"],
    ["PRU", "Pupil referral unit", "22"],
    ["Alternative provision", "Academy alternative provision converter", "22"],
    ["Secondary", "Free school special", "25"],
    [null, null, "21"],
  ])("of phase %s and type %s begin with %s, and every other follows once", (phase, type, first) => {
    const categories = likelyCategories(phase, type);
    expect(categories[0]).toBe(first);
    expect([...categories].sort()).toEqual(["20", "21", "22", "23", "25", "27", "28", "46"]);
  });

  it("are those that data/frameworks.yml calls schools", () => {
    const listed = readReference("data/frameworks.yml").get("provider_category") ?? [];
    const schools = listed.flatMap(({ category, school }) => (school === true ? [category] : []));
    expect(schools.sort()).toEqual([...likelyCategories(null, null)].sort());
  });

  it("of a secondary school come with all-through next", () => {
    expect(likelyCategories("Secondary", "Academy converter").slice(0, 2)).toEqual(["23", "28"]);
  });
});
