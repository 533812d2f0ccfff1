import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DuckDBInstance } from "@duckdb/node-api";
import { loadReference, readReference } from "../../pipeline/database/reference.ts";
import { defineWilson } from "../../pipeline/database/wilson.ts";

const path = fileURLToPath(new URL("../../data/frameworks.yml", import.meta.url));

describe("data/frameworks.yml", () => {
  it("names grade 3 by the day: satisfactory until August 2012, requires improvement since", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await loadReference(connection, readReference(path));
    const found = await connection.runAndReadAll(
      `select day, label from (values (date '2012-08-31'), (date '2012-09-01')) d(day)
       join ref.grade on scale = 'four_point' and grade = '3'
         and day between coalesce(from_date, day) and coalesce(to_date, day) order by day`,
    );
    expect(found.getRowsJson()).toEqual([
      ["2012-08-31", "Satisfactory"],
      ["2012-09-01", "Requires improvement"],
    ]);
    connection.closeSync();
  });

  it("has every grade, area, rule and type on a scale, event or kind that is there", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await loadReference(connection, readReference(path));
    const orphans = await connection.runAndReadAll(
      `select 'grade', grade from ref.grade anti join ref.scale using (scale)
       union all select 'area', area from ref.area anti join ref.scale using (scale)
       union all select 'rule', event from ref.event_rule anti join ref.event using (event)
       union all select 'publication', given from ref.publication_type anti join ref.event using (event)
       union all select 'type', given from ref.school_type where phase is not null and phase not in (select phase from ref.phase)`,
    );
    expect(orphans.getRowsJson()).toEqual([]);
    connection.closeSync();
  });

  it("is refused with list, entry and field when one is wrong", () => {
    const folder = mkdtempSync(join(tmpdir(), "outcomes-reference-"));
    const copy = join(folder, "frameworks.yml");
    writeFileSync(copy, readFileSync(path, "utf8").replace("position: 1,", "position: first,"));
    expect(() => readReference(copy)).toThrow(/frameworks\.yml: .*\.position/);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("Wilson interval", () => {
  it("gives the values of the formula, and NULL over nothing", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await defineWilson(connection);
    const found = await connection.runAndReadAll(
      `select wilson_low(k, n), wilson_high(k, n) from (values (0, 10), (5, 10), (10, 10), (81, 263), (0, 0)) t(k, n)`,
    );
    // The last is the example of R. G. Newcombe, "Two-sided confidence intervals for the single proportion" (1998): 0.2553, 0.3662.
    expect(found.getRowsJson()).toEqual([
      [0, 0.277533],
      [0.236593, 0.763407],
      [0.722467, 1],
      [0.255289, 0.36621],
      [null, null],
    ]);
    connection.closeSync();
  });
});
