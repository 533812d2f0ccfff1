import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  looksLikeGiasLinks,
  looksLikeGiasRegister,
  parseGiasLinks,
  parseGiasRegister,
} from "../../pipeline/parse/gias.ts";
import { RefusedFile } from "../../pipeline/parse/parsed.ts";
import { csvOf, records } from "./mi/small-files.ts";

const school: Readonly<Record<string, string>> = {
  URN: "900001",
  "LA (code)": "999",
  "LA (name)": "Fernshire",
  EstablishmentNumber: "42",
  EstablishmentName: "St Hild’s – Infants",
  "TypeOfEstablishment (name)": "Community school",
  "EstablishmentTypeGroup (name)": "LA maintained schools",
  "EstablishmentStatus (name)": "Closed",
  OpenDate: "01-09-1898",
  CloseDate: "31-08-2012",
  "PhaseOfEducation (name)": "Primary",
  StatutoryLowAge: "4",
  StatutoryHighAge: "7",
  "OfficialSixthForm (name)": "Does not have a sixth form",
  "ReligiousCharacter (name)": "None",
  "ReligiousEthos (name)": "Does not apply",
  "AdmissionsPolicy (name)": "Not applicable",
  NumberOfPupils: "",
  "Trusts (code)": "",
  "Trusts (name)": "",
  "SchoolSponsors (name)": "-",
  "GOR (name)": "South West",
  "ParliamentaryConstituency (name)": "Fernshire North",
  Postcode: "ZZ1 1ZZ",
  HeadLastName: "Somebody",
};

function register(rows: readonly Readonly<Record<string, string>>[], headers = Object.keys(school)): Buffer {
  const text = csvOf([headers, ...rows.map((row) => headers.map((header) => row[header] ?? ""))]);
  return Buffer.from(text.replaceAll("’", "\u0092").replaceAll("–", "\u0096"), "latin1");
}

describe("parseGiasRegister", () => {
  test("reads what is needed of a school, dates as ISO, LA and school number as one, and no name of a person", () => {
    const parsed = parseGiasRegister(register([school]), "edubasealldata20260831.csv");
    expect(parsed).toMatchObject({ kind: "gias_register", asAt: "2026-08-31", rowsRead: 1, refusals: [] });
    expect(records(parsed)).toEqual([
      {
        row_number: "2",
        urn: "900001",
        laestab: "9990042",
        school_name: "St Hild’s – Infants",
        school_type: "Community school",
        type_group: "LA maintained schools",
        status: "Closed",
        open_date: "1898-09-01",
        close_date: "2012-08-31",
        phase: "Primary",
        lowest_age: "4",
        highest_age: "7",
        sixth_form: "Does not have a sixth form",
        religious_character: "None",
        religious_ethos: "Does not apply",
        admissions_policy: "Not applicable",
        pupils: null,
        mat_uid: null,
        mat_name: null,
        sponsor_name: null,
        region: "South West",
        local_authority: "Fernshire",
        constituency: "Fernshire North",
        postcode: "ZZ1 1ZZ",
      },
    ]);
  });

  test("passes over columns it does not know, in any order", () => {
    const headers = ["NewColumn (name)", ...Object.keys(school).toReversed()];
    expect(records(parseGiasRegister(register([school], headers), null))).toMatchObject([
      { urn: "900001", phase: "Primary" },
    ]);
  });

  test("refuses a register without a column it needs, naming the nearest there is", () => {
    const headers = Object.keys(school).map((name) => (name === "OpenDate" ? "OpenedDate" : name));
    expect(() => parseGiasRegister(register([school], headers), null)).toThrow(
      'missing column "OpenDate" (nearest in the file: "OpenedDate")',
    );
  });

  test("refuses rows that can not be and a second row of a school, and loads the rest", () => {
    const bytes = register([
      school,
      { ...school, URN: "900002", CloseDate: "31-09-2012" },
      school,
      { ...school, URN: "" },
    ]);
    const parsed = parseGiasRegister(Buffer.concat([bytes, Buffer.from("900009,1,2\r\n")]), null);
    expect(records(parsed)).toHaveLength(1);
    expect(parsed.rowsRead).toBe(5);
    expect(parsed.refusals.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, "CloseDate", "31-09-2012"],
      [4, "URN", "900001"],
      [5, "URN", ""],
      [6, null, "3 cells"],
    ]);
  });

  test.each([
    ["nothing", "", "empty"],
    ["a web page", "<!DOCTYPE html><p>busy</p>", "web page"],
    ["a header only", csvOf([Object.keys(school)]), "no rows"],
  ])("refuses %s", (_what, text, reason) => {
    expect(() => parseGiasRegister(Buffer.from(text), null)).toThrow(RefusedFile);
    expect(() => parseGiasRegister(Buffer.from(text), null)).toThrow(reason);
  });
});

describe("parseGiasLinks", () => {
  const header = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"];

  test("reads every link of a school, with and without a date", () => {
    const rows = [
      header,
      ["900001", "900002", "B", "Successor", "01-09-2012"],
      ["900001", "900003", "C", "Successor", ""],
    ];
    const parsed = parseGiasLinks(Buffer.from(csvOf(rows)), "links_edubasealldata_2022-07-31.csv");
    expect(parsed).toMatchObject({ kind: "gias_links", asAt: "2022-07-31", rowsRead: 2, refusals: [] });
    expect(records(parsed)).toEqual([
      {
        row_number: "2",
        urn: "900001",
        link_urn: "900002",
        link_name: "B",
        link_type: "Successor",
        established_date: "2012-09-01",
      },
      {
        row_number: "3",
        urn: "900001",
        link_urn: "900003",
        link_name: "C",
        link_type: "Successor",
        established_date: null,
      },
    ]);
  });

  test("are told from the register and from anything else by their header", () => {
    const links = Buffer.from(`\ufeff${csvOf([header])}`);
    const schools = register([school]);
    expect([looksLikeGiasLinks(links), looksLikeGiasRegister(links)]).toEqual([true, false]);
    expect([looksLikeGiasLinks(schools), looksLikeGiasRegister(schools)]).toEqual([false, true]);
    expect([looksLikeGiasLinks(Buffer.from("URN,x")), looksLikeGiasRegister(Buffer.alloc(0))]).toEqual([
      false,
      false,
    ]);
  });
});

const real = "../shared/data/gias/links_edubasealldata_2022-07-31.csv";
test.skipIf(missing())("reads all 30,653 links of the real file, 8,297 of them without a date", () => {
  const parsed = parseGiasLinks(readFileSync(real), real);
  expect(parsed).toMatchObject({ rowsRead: 30_653, refusals: [] });
  expect(records(parsed).filter(({ established_date }) => established_date === null)).toHaveLength(8_297);
});

function missing(): boolean {
  if (existsSync(real)) return false;
  console.log(`${real} is not here: the real links are not tested`);
  return true;
}
