import { describe, expect, it } from "vitest";
import { eventWords, safeLink, schoolEvents } from "../../../src/components/school-events.ts";

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

describe("eventWords", () => {
  it("says codes in the words of the field, unknown ones too", () => {
    expect(eventWords("interim_visit_letter")).toBe("Interim visit letter");
    expect(eventWords("something_new")).toBe("Something new");
  });
});
