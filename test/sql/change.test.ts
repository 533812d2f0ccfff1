import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runChecks } from "../../pipeline/database/checks.ts";
import { changingCountry } from "./changing.ts";
import { type MadeCountry, makeCountry } from "./small-country.ts";

const golden = fileURLToPath(new URL("./golden/", import.meta.url));

let made: MadeCountry;
beforeAll(async () => {
  made = await makeCountry(changingCountry());
});
afterAll(() => {
  made.close();
});

async function column(sql: string): Promise<unknown[]> {
  return (await made.rows(sql)).map((row) => Object.values(row)[0]);
}

describe("what changed from night to night", () => {
  it.each(["change", "grade_change", "revision", "refresh"])(
    "%s is as the golden file has it",
    async (mart) => {
      const csv = `${Papa.unparse(await made.rows(`select * from marts.${mart} order by all`), { newline: "\n" })}\n`;
      const path = join(golden, `${mart}.csv`);
      if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, csv);
      expect(csv).toBe(readFileSync(path, "utf8"));
    },
  );

  it("takes what came within six hours for one refresh, and nothing of the first for a change", async () => {
    expect(await column("select first_seen from marts.refresh")).toEqual([
      "2026-03-01",
      "2026-04-01",
      "2026-05-01",
    ]);
    expect(await column("select change_id from marts.change where refresh = 1")).toEqual([]);
  });

  it("calls older material that came late no news, and counts it", async () => {
    expect(await column("select change_id from marts.change where words like '%old visit%'")).toEqual([]);
    expect(
      await made.rows("select older_letters, older_outcomes from marts.refresh order by refresh"),
    ).toEqual([
      { older_letters: 0, older_outcomes: 0 },
      { older_letters: 1, older_outcomes: 1 },
      { older_letters: 0, older_outcomes: 1 },
    ]);
  });

  it("sees no revision in other words for the same, in a grade given again, or while a file of the day still tells the old", async () => {
    expect(await column("select distinct urn || ' ' || what from marts.revision order by 1")).toEqual([
      "900001 inspection",
      "900001 phase",
      "900001 quality_of_education",
      "900003 inspection",
      "900004 rc_achievement",
    ]);
  });

  it("names of every revision both files, their days and their rows", async () => {
    expect(
      await made.rows(
        "select older_file, older_as_at, older_row, newer_file, newer_as_at, newer_row from marts.revision where what = 'quality_of_education'",
      ),
    ).toEqual([
      {
        older_file: "latest1.csv",
        older_as_at: "2026-01-31",
        older_row: "2",
        newer_file: "latest2.csv",
        newer_as_at: "2026-02-28",
        newer_row: "2",
      },
    ]);
  });

  it("gives each change an id of its own", async () => {
    expect(await column("select change_id from marts.change group by all having count(*) > 1")).toEqual([]);
  });

  it("knows from the whole archive what each night knew", async () => {
    const early = await makeCountry(changingCountry(2));
    try {
      for (const mart of ["change", "grade_change", "refresh"]) {
        const query = `select * from marts.${mart} where refresh <= 2 order by all`;
        expect(await made.rows(query), mart).toEqual(await early.rows(query));
      }
    } finally {
      early.close();
    }
  });

  it("passes every check of level error", async () => {
    const results = await runChecks(made.database.connection, made.sql.checks);
    expect(results.filter(({ level, rows }) => level === "error" && rows > 0)).toEqual([]);
  });
});
