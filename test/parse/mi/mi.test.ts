import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnTable } from "../../../pipeline/parse/mi/columns.ts";
import { looksLikeMi, parseMi } from "../../../pipeline/parse/mi/mi.ts";
import { RefusedFile } from "../../../pipeline/parse/parsed.ts";
import { csvOf, headersOf, parseRows, records, refusalOf, rowOf } from "./small-files.ts";

const reportCards = headersOf("latest_report_cards");
const history = ["URN", "School name", "Inspection start date", "Overall effectiveness"];
const school = ["900001", "Fernleigh Primary School", "12/09/2005", "2"];

describe("parseMi", () => {
  test.each(columnTable().layouts.map(({ id }) => id))(
    "reads a row in the layout %s under its canonical names",
    async (id) => {
      const headers = headersOf(id);
      const parsed = await parseRows([headers, rowOf(headers, { URN: "900001" })]);
      const layout = columnTable().layouts.find((one) => one.id === id);
      expect(parsed.tables.map(({ table, columns }) => ({ table, columns }))).toEqual([
        {
          table: layout?.table,
          columns: ["sheet", "row_number", ...(layout?.columns ?? []).map(({ name }) => name)],
        },
      ]);
      expect(records(parsed)).toMatchObject([{ sheet: null, row_number: "2", urn: "900001" }]);
      expect(parsed).toMatchObject({ kind: "mi", rowsRead: 1, refusals: [] });
    },
  );

  test("reads a report card, the graded inspection before it and markers as they are meant", async () => {
    const row = rowOf(reportCards, {
      URN: "900001",
      "School name": "  Harrow  Lane School ",
      "Designated religious character": "None",
      "Inspection start date": "06/01/2026",
      "Category of concern": "",
      "Safeguarding standards": "Met",
      Inclusion: "Needs attention",
      "Inclusion - date of judgement": "07/01/2026",
      "Post-16 provision (where applicable)": "Not applicable",
      "Latest OEIF overall effectiveness": "Not judged",
      "Latest OEIF early years provision (where applicable)": "9",
    });
    const [record] = records(await parseRows([reportCards, row]));
    expect(record).toMatchObject({
      school_name: "Harrow  Lane School",
      religious_character: "None",
      rc_start_date: "2026-01-06",
      rc_category_of_concern: "",
      rc_safeguarding_standards: "Met",
      rc_inclusion: "Needs attention",
      rc_inclusion_date: "2026-01-07",
      rc_post_16_provision: "Not applicable",
      graded_category_of_concern: null,
      graded_overall_effectiveness: "Not judged",
      graded_early_years: "9",
      ungraded_start_date: null,
    });
  });

  test("reads the same facts from Windows-1252, UTF-8 with byte order mark and UTF-16", async () => {
    const text = csvOf([history, ["900001", "St Hild’s – Infants", "12/09/2005", "2"]]);
    const latin = Buffer.from(text.replace("’", "\u0092").replace("–", "\u0096"), "latin1");
    for (const bytes of [latin, Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le")]) {
      expect(records(await parseMi(bytes, null))).toMatchObject([{ school_name: "St Hild’s – Infants" }]);
    }
  });

  test("finds the header below title rows and passes over blank rows, counting both", async () => {
    const blank = ["", "", "", ""];
    const parsed = await parseRows([
      ["Inspections as at 31 August 2015", "", "", ""],
      blank,
      history,
      school,
      blank,
      blank,
    ]);
    expect(records(parsed)).toMatchObject([
      { row_number: "4", start_date: "2005-09-12", overall_effectiveness: "2" },
    ]);
    expect(parsed).toMatchObject({ asAt: "2015-08-31", rowsRead: 1 });
  });

  test("takes the date from the name where the title has none, and says when there is none at all", async () => {
    expect((await parseRows([history, school], "x_as_at_31_Aug_2015.csv")).asAt).toBe("2015-08-31");
    const headers = [...history, "Publication date"];
    const parsed = await parseRows([headers, [...school, "01/11/2005"]], "inspections.csv");
    expect(parsed.asAt).toBeNull();
    expect(parsed.label).toContain(
      "no as-at date in title or name; newest publication date in it 2005-11-01",
    );
  });

  test.each([
    ["Inspection start date", "31/02/2006", "not a date of the calendar written dd/mm/yyyy"],
    ["Overall effectiveness", "5", "not one of 1, 2, 3, 4, 9, 0, Not judged"],
    ["URN", "ABC", "not 5 to 7 digits"],
    ["URN", "", "no URN"],
  ])("refuses the row with %s %j and loads the rest", async (column, value, reason) => {
    const wrong = history.map((name, index) => (name === column ? value : (school[index] ?? "")));
    const parsed = await parseRows([
      ["A title", "", "", ""],
      history,
      school,
      wrong,
      ["900002", "B", "13/09/2005", "1"],
    ]);
    expect(records(parsed).map(({ urn }) => urn)).toEqual(["900001", "900002"]);
    expect(parsed.refusals).toEqual([{ scope: "row", row: 4, column, value, reason }]);
    expect(parsed.rowsRead).toBe(3);
  });

  test("tells of every impossible value of a row in one refusal", async () => {
    const parsed = await parseRows([history, ["900001", "A", "soon", "good"]]);
    expect(parsed.refusals).toHaveLength(1);
    expect(parsed.refusals[0]).toMatchObject({ column: "Inspection start date", value: "soon" });
    expect(parsed.refusals[0]?.reason).toContain("also impossible: Overall effectiveness");
  });

  test("refuses rows with too few or too many cells", async () => {
    const parsed = await parseRows([history, school.slice(0, 3), [...school, "x"], [...school, ""], school]);
    expect(records(parsed)).toHaveLength(1);
    expect(parsed.refusals.map(({ row, value, reason }) => [row, value, reason])).toEqual([
      [2, "3 cells", "the row has 3 cells, the header 4"],
      [3, "5 cells", "the row has 5 cells, the header 4"],
      [4, "5 cells", "the row has 5 cells, the header 4"],
    ]);
  });

  test("lets a header and its rows end in the same empty cells", async () => {
    const parsed = await parseRows([
      [...history, ""],
      [...school, ""],
    ]);
    expect(parsed).toMatchObject({ rowsRead: 1, refusals: [] });
  });

  test("keeps the first of two rows of one school in a latest file, and both inspections of a year", async () => {
    const latest = rowOf(reportCards, { URN: "900001" });
    const parsed = await parseRows([reportCards, latest, rowOf(reportCards, { URN: "900002" }), latest]);
    expect(records(parsed).map(({ row_number }) => row_number)).toEqual(["2", "3"]);
    expect(parsed.refusals).toMatchObject([{ row: 4, column: "URN", value: "900001" }]);
    expect(parsed.refusals[0]?.reason).toContain("already stands in row 2");
    expect(records(await parseRows([history, school, school]))).toHaveLength(2);
  });
});

describe("parseMi refuses the whole file", () => {
  const good = csvOf([history, school]);

  test.each([
    ["an empty file", "", "the file is empty"],
    ["nothing but blank lines", "\n\n,,\n", "the file is empty"],
    ["a header only", csvOf([history]), "a header and no rows"],
    ["a web page", "<!DOCTYPE html><html><title>404</title></html>", "a web page"],
    ["another table", "name,age\nA,7\n", 'none of the first 30 rows is a header with "URN"'],
    [
      "doubled headers",
      csvOf([
        [...history, "URN"],
        [...school, "900001"],
      ]),
      'column "URN" stands twice',
    ],
    [
      "a quote that never closes",
      good.replace("Fernleigh", '"Fernleigh').replace("900001,F", '900001,"F'),
      "never closes",
    ],
    ["NUL bytes", good.replace("F", "\0"), "NUL byte"],
    ["UTF-16 that does not say so", Buffer.from(good, "utf16le"), "UTF-16 without a byte order mark"],
    ["a zip that is no workbook", Buffer.from("PK\u0003\u0004 cut short"), "damaged or cut short"],
  ])("%s", async (_what, bytes, reason) => {
    expect(await refusalOf(bytes)).toContain(reason);
  });

  test("a renamed column, naming the nearest known one", async () => {
    const header = reportCards.map((name) => (name === "Ofsted phase" ? "Ofsted phases" : name));
    const reasons = await refusalOf(csvOf([header, rowOf(header, { URN: "900001" })]));
    expect(reasons).toContain('unknown column "Ofsted phases" (nearest known: "Ofsted phase")');
    expect(reasons).toContain('missing column "Ofsted phase" (phase)');
  });

  test("a renamed URN column", async () => {
    const header = reportCards.map((name) => (name === "URN" ? "URNs" : name));
    const reasons = await refusalOf(csvOf([header, rowOf(header, {})]));
    expect(reasons).toContain('unknown column "URNs" (nearest known: "URN")');
    expect(reasons).toContain('missing column "URN" (urn)');
  });

  test("fifty megabytes of one line", async () => {
    expect(await refusalOf(Buffer.alloc(50_000_000, "x"))).toContain(
      "row 1 is longer than 1000000 characters",
    );
    expect(await refusalOf(`${good}${",".repeat(50_000_000)}`)).toContain("row 3 has more than 1000 columns");
  });

  test("throws nothing but RefusedFile whatever the bytes", async () => {
    const wild = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .string({
          unit: fc.constantFrom('"', ",", "\n", "\r", "URN", "Overall effectiveness", "1", "\0", "é"),
        })
        .map((text) => Buffer.from(text, "latin1")),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes])),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.concat([Buffer.from(good), bytes])),
    );
    await fc.assert(
      fc.asyncProperty(wild, async (bytes) => {
        try {
          await parseMi(bytes, null);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedFile);
        }
        expect(typeof looksLikeMi(bytes)).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });
});

describe("parseMi on any table of inspections", () => {
  const name = fc.string({
    unit: fc.constantFrom("A", "é", " ", '"', ",", "–", "\n", "'", "7"),
    minLength: 1,
  });
  const row = fc.tuple(
    fc.integer({ min: 10_000, max: 9_999_999 }),
    name,
    fc.constantFrom("1", "2", "3", "4", "NULL"),
  );
  const lead = fc.array(fc.constantFrom(["A title"], [""], ["", "", "", ""], ["Inspections", "", "", ""]), {
    maxLength: 3,
  });

  test("gives back what was written, below any title and blank rows", async () => {
    await fc.assert(
      fc.asyncProperty(lead, fc.array(row, { minLength: 1 }), async (before, rows) => {
        const cells = rows.map(([urn, school_name, grade]) => [
          String(urn),
          school_name,
          "12/09/2005",
          grade,
        ]);
        const parsed = await parseRows([
          ...before,
          history,
          ...cells.flatMap((one) => [one, ["", "", "", ""]]),
        ]);
        expect(records(parsed)).toEqual(
          rows.map(([urn, school_name, grade], index) => ({
            sheet: null,
            row_number: String(before.length + 2 + index * 2),
            urn: String(urn),
            school_name: school_name.trim() === "" ? null : school_name.trim(),
            start_date: "2005-09-12",
            overall_effectiveness: grade === "NULL" ? null : grade,
          })),
        );
        expect(parsed.refusals).toEqual([]);
      }),
    );
  });
});

describe("looksLikeMi", () => {
  test("knows its tables by their columns, a renamed URN and a long file among them", () => {
    expect(looksLikeMi(Buffer.from(csvOf([["Title"], history, school])))).toBe(true);
    expect(looksLikeMi(Buffer.from(csvOf([reportCards.with(1, "Reference")])))).toBe(true);
    expect(looksLikeMi(Buffer.from(csvOf([history, ...Array.from({ length: 5000 }, () => school)])))).toBe(
      true,
    );
  });

  test("knows a long file in UTF-16 and one whose first rows end in half a quoted cell", () => {
    const long = csvOf([history, ...Array.from({ length: 5000 }, () => school)]);
    expect(looksLikeMi(Buffer.from(`\ufeff${long}`, "utf16le"))).toBe(true);
    expect(looksLikeMi(Buffer.from(`${csvOf([history])}900001,"${"A\n".repeat(50_000)}",,`))).toBe(true);
  });

  test("does not take other tables and texts for its own", () => {
    for (const text of [
      "",
      "urn,name,type,rating\n",
      "URN,LinkURN,LinkName,LinkType\n",
      "URN of schools",
      "%PDF-1.4",
      "PK",
    ]) {
      expect(looksLikeMi(Buffer.from(text))).toBe(false);
    }
  });
});
