import { describe, expect, test } from "vitest";
import { asAtFrom } from "../../../pipeline/parse/mi/as-at.ts";

describe("asAtFrom", () => {
  test.each([
    [
      "Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_August_2026.csv",
      "2026-08-31",
    ],
    [
      "Management_information_-_state-funded_schools_-_all_inspections_-_year_to_date_published_by_28_Feb_2026.csv",
      "2026-02-28",
    ],
    [
      "Management_information_-_state-funded_schools_-_latest_inspections_-_as_at_31_Mar_2025.csv",
      "2025-03-31",
    ],
    ["Management_information_-_state-funded_schools_-_latest_inspections_at_30_Sep_2023.csv", "2023-09-30"],
    ["Management_information_-_x_-_year_to_date_published_by_31_July_2024.csv", "2024-07-31"],
    ["x_year_to_date_published_by_31_Jul_2023.csv", "2023-07-31"],
    ["Management_information_-_state-funded_schools_1_September_2015_to_31_August_2019.csv", "2019-08-31"],
    ["reconstructed_Management_information_-_schools_-_1_Sept_2005_to_31_August_2015.xlsx", "2015-08-31"],
    ["Management_information_-_schools_Tables2_3_-_31_August_2019.csv", "2019-08-31"],
    ["Management_information_-_schools_-_table1_31_Oct_2018.csv", "2018-10-31"],
    ["External_MI_-_Schools_-_31_Aug_16.xlsx", "2016-08-31"],
    ["latest_inspections_2026-02-28_leeds.csv", "2026-02-28"],
    ["edubasealldata20220731.csv", "2022-07-31"],
    ["20260228.csv", "2026-02-28"],
  ])("%s stands for %s", (name, date) => {
    expect(asAtFrom([], name)).toBe(date);
  });

  test("believes the title before the name", () => {
    expect(asAtFrom(["Latest inspections as at 31 August 2026"], "as_at_31_Jan_2020.csv")).toBe("2026-08-31");
    expect(asAtFrom(["Inspections of schools", "as at 28/02/2026"], null)).toBe("2026-02-28");
  });

  test("does not take the day a title was published for the day it stands for", () => {
    expect(asAtFrom(["Inspections as at 28 February 2026 (published 20 March 2026)"], null)).toBe(
      "2026-02-28",
    );
  });

  test("falls back on the name where the title has no date", () => {
    expect(asAtFrom(["Inspections"], "x_as_at_31_Jan_2020.csv")).toBe("2020-01-31");
  });

  test("gives null where neither has a date of the calendar", () => {
    expect(asAtFrom([], null)).toBeNull();
    expect(asAtFrom(["Latest inspections"], "latest.csv")).toBeNull();
    expect(asAtFrom([], "as_at_31_Feb_2026.csv")).toBeNull();
    expect(asAtFrom([], "inspection_10342742.csv")).toBeNull();
  });
});
