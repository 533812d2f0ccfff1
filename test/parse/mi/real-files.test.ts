import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { looksLikeMi, parseMi } from "../../../pipeline/parse/mi/mi.ts";
import { csvOf, records, rowOf } from "./small-files.ts";

const folder = "../shared/data/mi/";
const here = existsSync(folder);
if (!here) console.log(`${folder} is not here: the real files of management information are not tested`);

describe.skipIf(!here)("the real files", () => {
  test.each([
    [
      "reconstructed_Management_information_-_schools_-_1_Sept_2005_to_31_August_2015.csv",
      45_255,
      "mi_inspection",
      "2015-08-31",
    ],
    [
      "reconstructed_Management_information_-_schools_-_1_Sept_2005_to_31_August_2015.xlsx",
      45_255,
      "mi_inspection",
      "2015-08-31",
    ],
    [
      "reconstructed_Management_information_-_state-funded_schools_1_September_2015_to_31_August_2019.csv",
      10_339,
      "mi_inspection",
      "2019-08-31",
    ],
    [
      "reconstructed_Management_information_-_state-funded_schools_-_all_inspections_-_year_to_date_published_by_31_August_2020.csv",
      1_295,
      "mi_inspection",
      "2020-08-31",
    ],
    [
      "reconstructed_Management_information_-_state-funded_schools_-_latest_inspections_as_at_30_June_2026.csv",
      1_750,
      "mi_latest",
      "2026-06-30",
    ],
    ["latest_inspections_2026-02-28_leeds.csv", 279, "mi_latest", "2026-02-28"],
  ])("%s gives all its %i rows and refuses none", async (name, rows, table, asAt) => {
    const bytes = readFileSync(folder + name);
    expect(looksLikeMi(bytes)).toBe(true);
    const parsed = await parseMi(bytes, name);
    expect(parsed).toMatchObject({ rowsRead: rows, refusals: [], asAt });
    expect(parsed.tables.map((one) => [one.table, [...one.rows].length])).toEqual([[table, rows]]);
  });

  test("csv and xlsx of 2005 to 2015 say the same", async () => {
    const name = `${folder}reconstructed_Management_information_-_schools_-_1_Sept_2005_to_31_August_2015`;
    const [csv, xlsx] = await Promise.all(
      ["csv", "xlsx"].map((kind) => parseMi(readFileSync(`${name}.${kind}`), null)),
    );
    const facts = (parsed: typeof csv): string[] =>
      parsed === undefined
        ? []
        : [...(parsed.tables[0]?.rows ?? [])].map((row) => row.slice(1).join("|")).sort();
    expect(facts(xlsx)).toEqual(facts(csv));
  });

  test("the Leeds file carries its two report cards and its markers", async () => {
    const rows = records(
      await parseMi(readFileSync(`${folder}latest_inspections_2026-02-28_leeds.csv`), null),
    );
    expect(rows.filter(({ rc_inclusion }) => rc_inclusion !== null)).toMatchObject([
      { rc_safeguarding_standards: "Met", rc_category_of_concern: "", rc_inclusion: "Needs attention" },
      { rc_safeguarding_standards: "Met", rc_category_of_concern: "", rc_inclusion: "Needs attention" },
    ]);
    expect(rows.filter(({ graded_overall_effectiveness: grade }) => grade === "Not judged")).toHaveLength(40);
    expect(rows.filter(({ religious_character }) => religious_character === "None")).toHaveLength(36);
    expect(rows.filter(({ graded_category_of_concern: concern }) => concern === "")).toHaveLength(168);
  });

  test.each([
    ["all_inspections_in_year_2026-08-31_D1.header.csv", "inspections of the year to date, report cards", 42],
    ["latest_inspections_2025-03-31.header.csv", "latest inspections, graded and ungraded", 74],
    ["latest_inspections_2026-02-28.header.csv", "latest inspections, report cards", 85],
    ["latest_inspections_2026-08-31_D2.header.csv", "latest inspections, report cards", 85],
    [
      "latest_inspections_EIF_section8_naming_2019-2023.NAMES_ONLY_order_approx.csv",
      "latest inspections, full and section 8",
      68,
    ],
  ])("the header %s is known whole", async (name, label, columns) => {
    const header = readFileSync(`${folder}headers/${name}`, "utf8").trim().split(",");
    const parsed = await parseMi(Buffer.from(csvOf([header, rowOf(header, { URN: "900001" })])), null);
    expect(parsed.label).toContain(`MI ${label}`);
    expect(parsed.tables[0]?.columns).toHaveLength(columns + 2);
  });
});
