import { describe, expect, test } from "vitest";
import { columnTable, readColumnTable } from "../../../pipeline/parse/mi/columns.ts";
import { recogniseLayout } from "../../../pipeline/parse/mi/layout.ts";
import { RefusedFile } from "../../../pipeline/parse/parsed.ts";
import { headersOf } from "./small-files.ts";

const table = columnTable();

function recognise(header: readonly string[]): { id: string; names: (string | undefined)[] } {
  const { layout, columns } = recogniseLayout(header, table);
  return { id: layout.id, names: columns.map((column) => column?.name) };
}

function reasons(header: readonly string[]): readonly string[] {
  try {
    recogniseLayout(header, table);
  } catch (error) {
    if (error instanceof RefusedFile) return error.reasons;
    throw error;
  }
  throw new Error("not refused");
}

describe("recogniseLayout", () => {
  test.each(table.layouts.map(({ id }) => id))("tells %s by its columns alone, in any order", (id) => {
    expect(recognise(headersOf(id)).id).toBe(id);
    expect(recognise(headersOf(id).toReversed()).id).toBe(id);
  });

  test.each([
    [["URN", "Inspection start date", "Overall effectiveness"], "inspections_2005_2015"],
    [["URN", "Academic year", "Inspection start date", "Overall effectiveness"], "inspections_2015_2019"],
    [["URN", "Inspection date", "Overall effectiveness", "Date of latest short inspection"], "latest_short"],
    [
      [
        "URN",
        "Inspection date",
        "Did the short inspection convert to a full inspection?",
        "Previous full inspection overall effectiveness",
      ],
      "inspections_short_2018",
    ],
    [
      [
        "URN",
        "Inspection start date",
        "Overall effectiveness",
        "Outcomes for section 8 inspections and short inspections that did not convert",
      ],
      "inspections_2018_2019",
    ],
    [
      ["URN", "Inspection start date", "Quality of education", "Previous inspection number"],
      "inspections_year_to_date",
    ],
  ])("tells an older table of which few columns are known: %j", (header, id) => {
    expect(recognise(header).id).toBe(id);
  });

  test("gives plain dates to the report card where there are report cards, else to the graded inspection", () => {
    const nameOf = (id: string, header: string): string | undefined => {
      const headers = headersOf(id);
      return recognise(headers).names[headers.indexOf(header)];
    };
    expect(nameOf("latest_report_cards", "Inspection start date")).toBe("rc_start_date");
    expect(nameOf("latest_report_cards", "Category of concern")).toBe("rc_category_of_concern");
    expect(nameOf("latest_graded", "Inspection start date")).toBe("graded_start_date");
    expect(nameOf("latest_section_8", "Inspection start date")).toBe("graded_start_date");
    expect(nameOf("inspections_year_to_date", "Inspection start date")).toBe("start_date");
    expect(nameOf("inspections_report_cards", "Inclusion")).toBe("rc_inclusion");
  });

  test("folds case, runs of spaces and typographic dashes of headers", () => {
    const header = headersOf("latest_report_cards").map(
      (name) => ` ${name.toUpperCase().replaceAll(" ", "  ").replaceAll("-", "–")}`,
    );
    expect(recognise(header).id).toBe("latest_report_cards");
  });

  test("names a renamed column with the nearest known name, and the column now missing", () => {
    const header = headersOf("latest_report_cards").map((name) =>
      name === "Inclusion" ? "Inclusivity" : name,
    );
    expect(reasons(header).slice(1)).toEqual([
      'unknown column "Inclusivity" (nearest known: "Inclusion")',
      'missing column "Inclusion" (rc_inclusion)',
    ]);
  });

  test("names a column that is gone and one that is new", () => {
    const header = headersOf("latest_graded").filter((name) => name !== "Ofsted phase");
    expect(reasons([...header, "Zebra quotient"]).slice(1)).toEqual([
      'unknown column "Zebra quotient"',
      'missing column "Ofsted phase" (phase)',
    ]);
  });

  test("says what to do and which layout the file comes nearest to", () => {
    const header = headersOf("latest_section_8").map((name) =>
      name === "Overall effectiveness" ? "Overall grade" : name,
    );
    expect(reasons(header)[0]).toMatch(/latest inspections, full and section 8.*data\/mi-columns\.yml/);
  });

  test("refuses a header that stands twice, and two headers of one meaning", () => {
    expect(
      reasons(["URN", "Inspection start date", "Overall effectiveness", "inspection  start date"]),
    ).toEqual(['column "Inspection start date" stands twice']);
    expect(reasons(["URN", "Inspection start date", "Inspection date", "Overall effectiveness"])).toContain(
      'columns "Inspection start date" and "Inspection date" mean the same (start_date)',
    );
  });

  test("refuses a column without a header", () => {
    expect(reasons(["URN", "", "Inspection start date", "Overall effectiveness"])).toContain(
      "a column without a header",
    );
  });
});

describe("readColumnTable", () => {
  const valid = `
data_sheets: [D1]
checks: { text: { kind: text } }
blocks: { school: { urn: { check: text, headers: [URN] }, name: { check: text, headers: [Name] } } }
not_loaded_of_event: [Old]
layouts:
  - { id: a, label: A, seen: now, table: mi_latest, told_by: [Name], blocks: [{ block: school }], required: all }
`;

  test("takes a table whose references hold", () => {
    expect(readColumnTable(valid).layouts.map(({ id }) => id)).toEqual(["a"]);
  });

  test.each([
    ["block: school }", "block: pupils }", 'no block "pupils"'],
    ["name: { check: text", "name: { check: words", 'no check "words"'],
    ["headers: [Name]", "headers: [urn]", '"urn" stands for two columns'],
    ["required: all", "required: [postcode]", 'no column "postcode"'],
    ["[{ block: school }]", "[{ block: school }, { block: school }]", "two columns of one name"],
  ])("refuses a table where %s became %s, naming the fault", (from, to, fault) => {
    expect(() => readColumnTable(valid.replace(from, to))).toThrow(fault);
  });
});
