import { describe, expect, it } from "vitest";
import { documentWords, safeLink, schoolEvents } from "../../../src/components/school-events.ts";

describe("schoolEvents", () => {
  it("puts events oldest first and undated ones last", () => {
    const events = schoolEvents([
      { what: "document", document_kind: "other", grades: [] },
      { what: "inspection", date: "2022-03-09", event: "graded", grades: [] },
      {
        what: "document",
        date: "2020-10-06",
        document_kind: "interim_visit_letter",
        event: "interim_visit",
        grades: [],
      },
    ]);
    expect(events.map(({ date }) => date)).toEqual(["2020-10-06", "2022-03-09", null]);
    expect(events[0]?.event).toBe("interim_visit_letter");
  });

  it("calls a letter by its kind, an inspection as the data do, and a code without words by itself", () => {
    const events = schoolEvents([
      { what: "document", document_kind: "interim_visit_letter", event_label: "Interim visit", grades: [] },
      { what: "inspection", event: "deemed_graded", event_label: "Deemed section 5", grades: [] },
      { what: "inspection", event: "quite_new", grades: [] },
    ]);
    expect(events.map(({ words }) => words)).toEqual([
      "Interim visit letter",
      "Deemed section 5",
      "Quite new",
    ]);
  });

  it("says of a graded inspection that it ended in a report card", () => {
    const grade = {
      area: "inclusion",
      label: "Inclusion",
      grade: "3",
      grade_label: "Expected standard",
      graded_on: null,
    };
    const inspection = { what: "inspection" as const, event: "graded", event_label: "Graded inspection" };
    const [earlier, since] = schoolEvents([
      { ...inspection, grades: [{ ...grade, scale: "four_point" }] },
      { ...inspection, grades: [{ ...grade, scale: "report_card" }] },
    ]);
    expect(earlier?.words).toBe("Graded inspection");
    expect(since?.words).toBe("Graded inspection: report card");
  });
});

describe("safeLink", () => {
  it("follows https alone: addresses come from outside", () => {
    expect(safeLink("https://files.example.test/a.pdf")).toBe("https://files.example.test/a.pdf");
    for (const url of [
      "javascript:alert(1)",
      "http://example.test/",
      "data:text/html,x",
      "not an address",
      null,
    ]) {
      expect(safeLink(url)).toBeNull();
    }
  });
});

describe("documentWords", () => {
  it("says codes in the words of the field, unknown ones too", () => {
    expect(documentWords("interim_visit_letter")).toBe("Interim visit letter");
    expect(documentWords("something_new")).toBe("Something new");
  });
});
