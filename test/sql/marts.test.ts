import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runChecks } from "../../pipeline/database/checks.ts";
import { fictional } from "./fictional.ts";
import { graded, type MadeCountry, makeCountry, source } from "./small-country.ts";

const golden = fileURLToPath(new URL("./golden/", import.meta.url));
const marts = [
  "outcomes_by_month",
  "themes_by_phase_prior",
  "themes_by_term",
  "theme_pairs",
  "school_timeline",
  "school_index",
  "freshness",
  "inspections_per_month",
  "theme_counts",
  "truth_comparison",
  "report_card_grades",
  "report_card",
  "report_card_pairs",
  "autumn_visits",
  "autumn_visits_by_week",
  "refused_reasons",
  "school_grade_spell",
  "area",
  "area_outcome",
  "area_report_card",
  "area_theme",
  "area_quotation",
] as const;

/** A whole series is long: of months, only those around a change are kept. */
const shown: Partial<Record<(typeof marts)[number], string>> = {
  area_outcome: "where schools > 0",
  area_theme: "where letters > 0",
  outcomes_by_month: "where phase = 'All' and schools > 0 and month(as_at) in (1, 9)",
  inspections_per_month: "where inspections > 0",
  report_card_grades: "where report_cards > 0",
  autumn_visits: "where letters > 0 or schools > 0 or published > 0",
  themes_by_phase_prior: "where letters > 0 or (phase = 'All' and prior_grade = 'All')",
};

let made: MadeCountry;
beforeAll(async () => {
  made = await makeCountry(fictional);
});
afterAll(() => {
  made.close();
});

describe("marts of the fictional country", () => {
  it.each(marts)("%s is as the golden file has it", async (mart) => {
    const rows = await made.rows(`select * from marts.${mart} ${shown[mart] ?? ""} order by all`);
    const csv = `${Papa.unparse(rows, { newline: "\n" })}\n`;
    const path = join(golden, `${mart}.csv`);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, csv);
    expect(csv).toBe(readFileSync(path, "utf8"));
  });

  it("terms of themes add up to what letters of that kind, phase and prior grade raise", async () => {
    const rows = await made.rows(`
      with added as (
        select document_kind, phase, prior_grade, theme, sum(letters) as letters, sum(letters_strength) as strength,
          sum(letters_concern) as concern, sum(denominator) as denominator
        from marts.themes_by_term group by all
      )
      select * from added full join marts.themes_by_phase_prior as whole using (document_kind, phase, prior_grade, theme)
      where 'All' not in (document_kind, phase, prior_grade)
        and (added.letters is distinct from whole.letters or added.denominator is distinct from whole.denominator
          or added.strength is distinct from whole.letters_strength or added.concern is distinct from whole.letters_concern)`);
    expect(rows).toEqual([]);
  });

  it("a grade stands as at a day of Ofsted's figures, though the register is newer", async () => {
    const rows = await made.rows(
      `select index.as_at, school.as_at as named_on from marts.school_index as index
       join core.school as school on school.urn::varchar = index.urn where index.name = 'Closed High'`,
    );
    expect(rows).toEqual([{ as_at: "2019-08-31", named_on: "2026-02-01" }]);
  });

  it("freshness counts files that were refused whole, not those of which a row or cell was", async () => {
    const [kind] = await made.rows("select kind from core.source where source_id = 'month1'");
    const other = await makeCountry({
      ...fictional,
      refused: [
        ...(fictional.refused ?? []),
        { source_id: "month1", scope: "file", reason: "the file has a header and no rows" },
      ],
    });
    const refused = await other.rows(
      "select kind, files_refused from marts.freshness where files_refused > 0",
    );
    expect(refused).toEqual([{ ...kind, files_refused: 1 }]);
    other.close();
  });

  it("no check of level error finds anything", async () => {
    const results = await runChecks(made.database.connection, made.sql.checks);
    expect(results.filter(({ level, rows }) => level === "error" && rows > 0)).toEqual([]);
  });
});

it("a code that is no grade is none in the timeline of a school", async () => {
  const country = await makeCountry({
    source: [source("history", "mi", "2019-08-31")],
    mi_inspection: [
      graded("history", 3, 900001, "2010-05-04", "2", { quality_of_education: "9" }),
      graded("history", 4, 900001, "2018-01-16", "9"),
    ],
  });
  const columns = "scale, grade, grade_label, quality_of_education";
  expect(await country.rows(`select ${columns} from marts.school_timeline order by date`)).toEqual([
    { scale: "four_point", grade: "2", grade_label: "Good", quality_of_education: null },
    { scale: null, grade: null, grade_label: null, quality_of_education: null },
  ]);
  country.close();
});
