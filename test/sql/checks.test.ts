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
  schools_fallen: "insert into before.row_count values ('core.school', 103, 100)",
  tables_emptied: "insert into before.row_count values ('core.page', 10, 0)",
  rows_fallen: "insert into before.row_count values ('core.document', 100, 97)",
  files_taken: `insert into before.source values ('history');
    update core.source set url = 'https://example.org/register.csv' where source_id = 'register';
    insert into core.refused (source_id, scope, reason) values ('register', 'file', 'a new column "Colour"')`,
  mi_day_repeated: `insert into core.source (source_id, kind, name, url, as_at, retrieved_at) values
      ('august', 'mi', 'latest 31 Aug 2026.csv', null, '2026-08-31', '2026-09-10'),
      ('september', 'mi', 'latest 30 Sept 2026.csv', 'https://example.org/30', '2026-08-31', '2026-10-10');
    insert into staging.source (source_id, kind, name) values
      ('august', 'mi', 'latest 31 Aug 2026.csv'), ('september', 'mi', 'latest 30 Sept 2026.csv');
    insert into before.source values ('august')`,
  authority_unknown: `insert into staging.addressed_authority (document_id, name) values ('letter1', 'Nowhere')`,
  orphan_documents: "update core.document set urn = 999999 where document_id = 'letter1'",
  theme_shares_jump: `insert into before.theme_share values ('safeguarding', 10, 100);
    insert into marts.themes_by_phase_prior (document_kind, phase, prior_grade, theme, letters, denominator)
    values ('All', 'All', 'All', 'safeguarding', 40, 130)`,
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

  it("lets a theme's share move as far as chance leads", async () => {
    const { connection } = made.database;
    await connection.run("begin transaction");
    await connection.run(`insert into before.theme_share values ('safeguarding', 10, 100);
      delete from marts.themes_by_phase_prior;
      insert into marts.themes_by_phase_prior (document_kind, phase, prior_grade, theme, letters, denominator)
      values ('All', 'All', 'All', 'safeguarding', 17, 130)`);
    const check = made.sql.checks.filter((one) => one.name === "checks.theme_shares_jump");
    const [found] = await runChecks(connection, check);
    await connection.run("rollback");
    expect(found?.rows).toBe(0);
  });

  it.each([
    ["a file that has 97 of 100 schools of the month before", 97, 1],
    ["none that has 99", 99, 0],
  ])("schools_fallen finds %s, and names both files", async (_, schools, found) => {
    const { connection } = made.database;
    await connection.run("begin transaction");
    await connection.run(`delete from raw.mi_latest;
      insert into core.source (source_id, kind, name, as_at, retrieved_at, rows_read, rows_refused) values
        ('june', 'mi', 'latest 30 June 2026.csv', '2026-06-30', '2026-07-10', 100, 0),
        ('july', 'mi', 'latest 31 Jul 2026.csv', '2026-07-31', '2026-08-10', 100, 0);
      insert into staging.source (source_id, kind, name) values
        ('june', 'mi', 'latest 30 June 2026.csv'), ('july', 'mi', 'latest 31 Jul 2026.csv');
      insert into before.source values ('june');
      insert into raw.mi_latest (source_id, urn) select 'june', 900000 + i from range(100) t(i);
      insert into raw.mi_latest (source_id, urn) select 'july', 900000 + i from range(${schools}) t(i)`);
    const check = made.sql.checks.filter((one) => one.name === "checks.schools_fallen");
    const [result] = await runChecks(connection, check);
    await connection.run("rollback");
    expect(result?.rows).toBe(found);
    if (found > 0)
      expect(result?.examples[0]).toMatch(
        /schools_before 100.*schools_now 97.*latest 30 June 2026.*from latest 31 Jul/,
      );
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
