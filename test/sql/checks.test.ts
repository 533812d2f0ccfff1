import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runChecks } from "../../pipeline/database/checks.ts";
import { fictional } from "./fictional.ts";
import { type MadeCountry, makeCountry } from "./small-country.ts";

/** For each check a fault planted in the finished tables; it must find it. */
const faults: Readonly<Record<string, string>> = {
  school_key_unique: "insert into core.school from core.school where urn = 900001",
  inspection_key_unique:
    "insert into core.inspection from core.inspection where inspection_id = '900004-2026-01-06'",
  inspection_once:
    "insert into core.inspection select * replace ('900004-again' as inspection_id) from core.inspection where inspection_id = '900004-2026-01-06'",
  judgement_key_unique: "insert into core.judgement from core.judgement where area = 'inclusion'",
  document_key_unique: "insert into core.document from core.document where document_id = 'letter1'",
  sentence_key_unique: "insert into core.sentence from core.sentence where sentence_id = 'letter1:1'",
  sentence_theme_key_unique:
    "insert into core.sentence_theme from core.sentence_theme where sentence_id = 'letter1:1'",
  references_whole: "delete from core.school where urn = 900004",
  grades_known: "update core.judgement set grade = '7' where area = 'overall_effectiveness'",
  outcomes_known:
    "update core.inspection set outcome = 'School dances', outcome_code = null where event = 'ungraded'",
  words_known: "update core.school set phase = 'Tertiary' where urn = 900001",
  inspection_dates_possible: "update core.inspection set publication_date = '1999-01-01' where urn = 900001",
  document_dates_possible:
    "update core.document set letter_date = '2019-01-01' where document_id = 'letter1'",
  school_dates_possible: "update core.school set open_date = '2030-01-01' where urn = 900005",
  numbers_readable: "update raw.mi_latest set pupils = 'SUPP' where urn = '900004'",
  sentence_in_page: "update core.sentence set text = 'Never said.' where sentence_id = 'letter2:1'",
  template_untagged: "update core.sentence set is_template = true where sentence_id = 'letter1:1'",
  match_in_sentence: "update core.sentence_theme set match_start = match_start + 1",
  shares_possible: "update marts.outcomes_by_month set share = 1.5",
  states_add_up: "update marts.outcomes_by_month set schools = schools + 1 where grade = '3'",
  tables_filled: "delete from core.page",
  refused_share: "update core.source set rows_refused = 1 where source_id = 'month1'",
  truth_agrees: "update marts.truth_comparison set verdict = 'differs' where figure = 'inspections'",
};

let made: MadeCountry;
beforeAll(async () => {
  made = await makeCountry(fictional);
});
afterAll(() => {
  made.close();
});

describe("checks", () => {
  it("each has a planted fault here", () => {
    const folder = fileURLToPath(new URL("../../pipeline/sql/checks/", import.meta.url));
    const names = readdirSync(folder).map((file) => file.replace(".sql", ""));
    expect(Object.keys(faults).sort()).toEqual(names.sort());
  });

  it.each(Object.entries(faults))("%s finds a planted fault, and nothing before it", async (name, fault) => {
    const { connection } = made.database;
    const check = made.sql.checks.filter((one) => one.name === `checks.${name}`);
    expect((await runChecks(connection, check)).map(({ rows }) => rows)).toEqual([0]);
    await connection.run("begin transaction");
    try {
      await connection.run(fault);
      const [found] = await runChecks(connection, check);
      expect(found?.rows).toBeGreaterThan(0);
      expect(found?.examples[0]).toMatch(/\w/);
    } finally {
      await connection.run("rollback");
    }
  });

  it("names the file an offending row came from", async () => {
    const { connection } = made.database;
    await connection.run("begin transaction");
    await connection.run(faults["inspection_dates_possible"] ?? "");
    const check = made.sql.checks.filter((one) => one.name === "checks.inspection_dates_possible");
    const [found] = await runChecks(connection, check);
    await connection.run("rollback");
    expect(found?.examples.join("\n")).toContain("from history.csv");
  });
});
