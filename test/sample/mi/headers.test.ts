import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as headers from "../../../pipeline/sample/mi/headers.ts";

const OFFICIAL = new URL("../../../../shared/data/mi/", import.meta.url);

/** The header row of an official file; its quoting is of the simple kind. */
function official(path: string, line = 0): string[] {
  const text = new TextDecoder("windows-1252").decode(readFileSync(new URL(path, OFFICIAL)));
  const row = text.replace(/^ï»¿/, "").split(/\r?\n/)[line] ?? "";
  return [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map((cell) => (cell[1] ?? "").replace(/^"|"$/g, ""));
}

const here = existsSync(OFFICIAL);
if (!here) console.log("The folder of official files is not here: the comparison of headers is skipped.");

describe.skipIf(!here)("the headers of the sample", () => {
  it.each([
    ["headers/latest_inspections_2026-02-28.header.csv", headers.latest2026("judgement"), 0],
    ["headers/latest_inspections_2026-08-31_D2.header.csv", headers.latest2026("grade"), 0],
    ["headers/latest_inspections_2025-03-31.header.csv", headers.LATEST_2025, 0],
    [
      "headers/latest_inspections_EIF_section8_naming_2019-2023.NAMES_ONLY_order_approx.csv",
      headers.LATEST_2019,
      0,
    ],
    ["headers/all_inspections_in_year_2026-08-31_D1.header.csv", headers.IN_YEAR_2026, 0],
    [
      "reconstructed_Management_information_-_state-funded_schools_1_September_2015_to_31_August_2019.csv",
      headers.HISTORY_2015,
      1,
    ],
    [
      "reconstructed_Management_information_-_schools_-_1_Sept_2005_to_31_August_2015.csv",
      headers.HISTORY_2005,
      1,
    ],
  ])("are those of %s, name for name", (path, header, line) => {
    const wanted = official(path, line);
    expect(wanted.length).toBeGreaterThan(8);
    expect(header).toEqual(wanted);
  });
});

describe("the header of a latest-inspections file of 2026", () => {
  it("keeps the two spaces before safeguarding and 85 columns", () => {
    expect(headers.latest2026("grade")).toHaveLength(85);
    expect(headers.latest2026("grade")).toContain("Latest OEIF  safeguarding is effective?");
  });
});
