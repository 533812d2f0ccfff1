import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { looksLikeMi, parseMi } from "../../../pipeline/parse/mi/mi.ts";
import { RefusedFile } from "../../../pipeline/parse/parsed.ts";
import { headersOf, records, refusalOf, rowOf } from "./small-files.ts";
import { odsOf, xlsxOf } from "./workbook-writer.ts";
import { zipOf } from "./zip-writer.ts";

const history = ["URN", "School name", "Inspection start date", "Overall effectiveness"];
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const headerXml = `<row r="1">${history.map(text).join("")}</row>`;

describe("parseMi on .xlsx", () => {
  test("reads a workbook as a spreadsheet program writes it: header on row 2, numbers, dates as days", async () => {
    const cells = [
      [{ value: "Inspections, 1 September 2005 to 31 August 2015" }],
      history.map((value) => ({ value })),
      [
        { value: 900001 },
        { value: "A & B <school>" },
        { value: new Date("2005-09-12"), format: "dd/mm/yyyy" },
        { value: 2 },
      ],
      [{ value: 900002 }, { value: "C" }, { value: "13/09/2005" }, { value: "NULL" }],
    ];
    const bytes = await writeXlsxFile(cells, { sheet: "2005-2015 Inspections" }).toBuffer();
    expect(looksLikeMi(bytes)).toBe(true);
    const parsed = await parseMi(bytes, null);
    expect(parsed).toMatchObject({ asAt: "2015-08-31", rowsRead: 2, refusals: [] });
    expect(records(parsed)).toEqual([
      {
        sheet: "2005-2015 Inspections",
        row_number: "3",
        urn: "900001",
        school_name: "A & B <school>",
        start_date: "2005-09-12",
        overall_effectiveness: "2",
      },
      {
        sheet: "2005-2015 Inspections",
        row_number: "4",
        urn: "900002",
        school_name: "C",
        start_date: "2005-09-13",
        overall_effectiveness: null,
      },
    ]);
  });

  test("keeps the row numbers of the sheet and the columns of cells left out", async () => {
    const row = `<row r="9"><c r="A9"><v>900001</v></c><c r="C9" t="d"><v>2005-09-12T00:00:00</v></c><c r="D9"><v>3.0</v></c></row>`;
    const [record] = records(await parseMi(xlsxOf({ Data: headerXml + row }), null));
    expect(record).toMatchObject({
      row_number: "9",
      urn: "900001",
      school_name: null,
      start_date: "2005-09-12",
      overall_effectiveness: "3",
    });
  });

  test("reads shared texts of several runs without their phonetic guides, and prefixed tags", async () => {
    const shared = "<sst><si><r><t>St </t></r><r><t>Hild</t></r><rPh><t>x</t></rPh></si></sst>";
    const row = `<x:row r="2"><x:c><x:v>900001</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c>${text("12/09/2005")}${text("1")}</x:row>`;
    const xml = { "xl/sharedStrings.xml": shared };
    const bytes = xlsxOf({ Data: headerXml + row }, xml);
    expect(records(await parseMi(bytes, null))).toMatchObject([{ school_name: "St Hild" }]);
  });

  test("passes over sheets of notes and refuses the file when a data sheet has no header", async () => {
    const row = `<row r="2">${["900001", "A", "12/09/2005", "1"].map(text).join("")}</row>`;
    const notes = `<row r="1">${text("URN")}${text("Unique reference number")}</row>`;
    expect((await parseMi(xlsxOf({ Notes: notes, Data: headerXml + row }), null)).rowsRead).toBe(1);
    const reason = await refusalOf(xlsxOf({ "School level data": notes, Data: headerXml + row }));
    expect(reason).toContain('sheet "School level data": none of the first 30 rows is a header');
  });

  test("names sheet, row and column of a value that can not be, an error value among them", async () => {
    const row = `<row r="2">${text("900001")}<c t="e"><v>#N/A</v></c>${text("12/09/2005")}${text("1")}</row>`;
    const parsed = await parseMi(xlsxOf({ Data: headerXml + row }), null);
    expect(parsed.refusals).toEqual([
      {
        scope: "row",
        row: 2,
        column: "School name",
        value: "#N/A",
        reason: "Data: an error value of a spreadsheet",
      },
    ]);
  });

  test("refuses a workbook that counts from 1904 and a text number that is not there", async () => {
    const workbook = { "xl/workbook.xml": `<workbook><workbookPr date1904="1"/></workbook>` };
    expect(await refusalOf(xlsxOf({ Data: headerXml }, workbook))).toContain("1904");
    const row = `<row r="2"><c t="s"><v>7</v></c></row>`;
    expect(await refusalOf(xlsxOf({ Data: headerXml + row }))).toContain("no text number 7");
  });
});

describe("parseMi on .ods", () => {
  const year = headersOf("inspections_report_cards");
  const latest = headersOf("latest_report_cards");
  const empty = {
    xml: '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
  };

  test("reads sheets D1 and D2 into their tables, below titles and above a million empty rows", async () => {
    const bytes = odsOf({
      Cover: [["State-funded schools as at 31 August 2026"], empty],
      D1_In_year_inspections: [
        ["Inspections as at 31 August 2026"],
        year,
        rowOf(year, { URN: "900001", Inclusion: "Exceptional" }),
        empty,
      ],
      D2_Most_recent_inspections: [latest, rowOf(latest, { URN: "900001" }), empty],
    });
    expect(looksLikeMi(bytes)).toBe(true);
    const parsed = await parseMi(bytes, null);
    expect(parsed).toMatchObject({ asAt: "2026-08-31", rowsRead: 2, refusals: [] });
    expect(parsed.tables.map(({ table }) => table)).toEqual(["mi_inspection", "mi_latest"]);
    expect(records(parsed, 0)).toMatchObject([
      { sheet: "D1_In_year_inspections", row_number: "3", rc_inclusion: "Exceptional" },
    ]);
    expect(records(parsed, 1)).toMatchObject([
      { sheet: "D2_Most_recent_inspections", row_number: "2", urn: "900001" },
    ]);
  });

  test("reads typed cells by value, text with its spaces, and nothing of annotations", async () => {
    const row = [
      {
        xml: '<table:table-cell office:value-type="float" office:value="900001"><text:p>900,001</text:p></table:table-cell>',
      },
      {
        xml: '<table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>A<text:s text:c="2"/>B</text:p><text:p>C</text:p></table:table-cell>',
      },
      {
        xml: '<table:table-cell office:value-type="date" office:date-value="2005-09-12"><text:p>12 Sep</text:p></table:table-cell>',
      },
      "1",
    ];
    expect(records(await parseMi(odsOf({ Data: [history, row] }), null))).toMatchObject([
      { urn: "900001", school_name: "A  B\nC", start_date: "2005-09-12", overall_effectiveness: "1" },
    ]);
  });

  test("writes repeated cells and rows out, but not without limit", async () => {
    const cell = (times: number): string =>
      `<table:table-cell table:number-columns-repeated="${times}"><text:p>900001</text:p></table:table-cell>`;
    const row = (times: number, cells: string): { xml: string } => ({
      xml: `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`,
    });
    const parsed = await parseMi(
      odsOf({
        Data: [["URN", "School name", "Overall effectiveness", "Inspection start date"], row(3, cell(2))],
      }),
      null,
    );
    expect(records(parsed).map(({ row_number, school_name }) => [row_number, school_name])).toEqual([
      ["2", "900001"],
      ["3", "900001"],
      ["4", "900001"],
    ]);
    expect(await refusalOf(odsOf({ Data: [history, row(5000, cell(1))] }))).toContain(
      "row 2 stands 5000 times",
    );
    expect(await refusalOf(odsOf({ Data: [history, row(1, cell(16000))] }))).toContain(
      "row 2 has more than 1000 columns",
    );
    const many = Array.from({ length: 2_001 }, () => row(1000, cell(1)));
    expect(await refusalOf(odsOf({ Data: [history, ...many] }))).toContain("more than 2000000 rows");
  });

  test("refuses a whole workbook when one data sheet has a renamed column, naming the sheet", async () => {
    const renamed = latest.map((name) => (name === "Region" ? "Regions" : name));
    const reason = await refusalOf(
      odsOf({
        D1_In_year_inspections: [year, rowOf(year, { URN: "900001" })],
        D2_Most_recent_inspections: [renamed],
      }),
    );
    expect(reason).toContain(
      'sheet "D2_Most_recent_inspections": unknown column "Regions" (nearest known: "Region")',
    );
  });
});

describe("damaged and wicked workbooks", () => {
  const good = xlsxOf({
    Data: `${headerXml}<row r="2">${["900001", "A", "12/09/2005", "1"].map(text).join("")}</row>`,
  });

  test("a zip bomb is given up early, not inflated", async () => {
    const bomb = xlsxOf({ Data: " ".repeat(40_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toContain("zip bomb");
  });

  test("a bomb of many texts or of another size than its directory claims is refused too", async () => {
    const strings = { "xl/sharedStrings.xml": `<sst>${"<si><t>a</t></si>".repeat(2_000_000)}</sst>` };
    expect(await refusalOf(xlsxOf({ Data: headerXml }, strings))).toContain("zip bomb");
    const lying = xlsxOf({ Data: headerXml });
    const size = lying.lastIndexOf(Buffer.from("xl/worksheets/sheet1.xml")) - 46 + 24;
    lying.writeUInt32LE(10, size);
    expect(await refusalOf(lying)).toContain("damaged or cut short");
  });

  test("a workbook cut short anywhere is refused", async () => {
    for (let length = 4; length < good.length; length += 37) {
      await expect(parseMi(good.subarray(0, length), null)).rejects.toBeInstanceOf(RefusedFile);
    }
  });

  test("a workbook with any byte turned is read as it was or refused", async () => {
    const whole = await parseMi(good, null);
    for (let at = 0; at < good.length; at += 11) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      try {
        expect((await parseMi(bytes, null)).rowsRead).toBe(whole.rowsRead);
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedFile);
      }
    }
  });

  test("XML that is not well formed, an unknown entity and a document that ends early are refused", async () => {
    for (const xml of ["<row><c></row>", "<row>&bomb;</row>", "<row>"]) {
      expect(await refusalOf(xlsxOf({ Data: headerXml + xml }))).toContain("damaged or cut short");
    }
  });

  test("a zip of something else is refused and not taken for management information", async () => {
    const other = zipOf({ "word/document.xml": "<w/>" });
    expect(looksLikeMi(other)).toBe(false);
    expect(await refusalOf(other)).toContain("not a workbook");
    expect(
      await refusalOf(zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${n}`, ""])))),
    ).toContain("more than 2000 parts");
  });
});
