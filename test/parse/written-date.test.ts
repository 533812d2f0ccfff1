import { describe, expect, it } from "vitest";
import { writtenDate, writtenDates } from "../../pipeline/parse/written-date.ts";

describe("a date in words", () => {
  it.each([
    ["18 March 2025", "2025-03-18"],
    ["02 May 2018", "2018-05-02"],
    [" 31 Oct 2023 ", "2023-10-31"],
    ["1 Sept 2005", "2005-09-01"],
    ["29 February 2020", "2020-02-29"],
  ])("%s is %s", (text, iso) => {
    expect(writtenDate(text)).toBe(iso);
  });

  it.each([
    "29 February 2021",
    "31 June 2020",
    "0 May 2020",
    "18 March",
    "18 March 25",
    "18/03/2025",
    "18 March 2025 to 19 March 2025",
    "",
  ])("%s is none", (text) => {
    expect(writtenDate(text)).toBeNull();
  });

  it("is found in titles and in file names, every one in order", () => {
    expect(writtenDates("Management_information_-_latest_inspections_-_as_at_31_Mar_2025.csv")).toEqual([
      "2025-03-31",
    ]);
    expect(writtenDates("External_MI_-_Schools_-_31_Aug_16.xlsx")).toEqual(["2016-08-31"]);
    expect(writtenDates("1 September 2015 to 31 August 2019")).toEqual(["2015-09-01", "2019-08-31"]);
  });
});
