import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { orderSelects } from "../../pipeline/database/order.ts";
import { tablesRead } from "../../pipeline/database/reads.ts";
import type { Select } from "../../pipeline/database/select.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => {
  connection.closeSync();
});

const select = (name: string, sql: string): Select => ({
  name,
  sql,
  origin: `${name}.sql`,
  header: "",
  isView: false,
});

describe("tablesRead", () => {
  it("finds tables in joins, subqueries, unions and unpivots, each once and sorted", async () => {
    const sql = `select * from core.b join core.a using (x) where x in (select x from core.c)
      union all select x from (select * from core.d unpivot (v for n in (p, q))) asof join core.a using (x)`;
    expect(await tablesRead(connection, sql, "f.sql")).toEqual(["core.a", "core.b", "core.c", "core.d"]);
  });

  it("leaves out names of common table expressions, nested and recursive ones too", async () => {
    const sql = `with recursive own as (select 1 as n from core.a union all select n + 1 from own where n < 3)
      select * from own, (with inside as (select * from core.b) select * from inside)`;
    expect(await tablesRead(connection, sql, "f.sql")).toEqual(["core.a", "core.b"]);
  });

  it("refuses a table without its schema, also one that a common table expression elsewhere is named after", async () => {
    await expect(tablesRead(connection, "select * from school", "f.sql")).rejects.toThrow(
      /f\.sql: reads school/,
    );
    const sql = "select * from (with inside as (select 1 as x) select * from inside), inside";
    await expect(tablesRead(connection, sql, "f.sql")).rejects.toThrow(/reads inside/);
  });

  it("refuses what is not one SELECT, with the file", async () => {
    await expect(tablesRead(connection, "drop table core.a", "f.sql")).rejects.toThrow(
      /f\.sql: not a SELECT/,
    );
    await expect(tablesRead(connection, "select 1; select 2", "f.sql")).rejects.toThrow(/f\.sql: holds 2/);
    await expect(tablesRead(connection, "selec 1", "f.sql")).rejects.toThrow(/f\.sql/);
  });
});

describe("orderSelects", () => {
  it("puts each after what it reads, the same in any order given", async () => {
    const selects = [
      select("marts.z", "select * from core.y"),
      select("core.y", "select * from staging.x, raw.given"),
      select("staging.x", "select 1 as x"),
      select("core.a", "select 1 as x"),
    ];
    const given = new Set(["raw.given"]);
    const names = (ordered: Select[]): string[] => ordered.map(({ name }) => name);
    const ordered = names(await orderSelects(connection, selects, given));
    expect(ordered).toEqual(["core.a", "staging.x", "core.y", "marts.z"]);
    expect(names(await orderSelects(connection, selects.toReversed(), given))).toEqual(ordered);
  });

  it("names the file and the table that nobody makes", async () => {
    const selects = [select("core.y", "select * from core.gone")];
    await expect(orderSelects(connection, selects, new Set())).rejects.toThrow(
      "core.y.sql reads core.gone, which no file makes",
    );
  });

  it("names every table of a circle", async () => {
    const selects = [
      select("core.a", "select * from core.b"),
      select("core.b", "select * from core.c"),
      select("core.c", "select * from core.a"),
    ];
    await expect(orderSelects(connection, selects, new Set())).rejects.toThrow(
      "core.a reads core.b reads core.c reads core.a",
    );
  });

  it("refuses two files that make one table", async () => {
    const selects = [select("core.a", "select 1"), { ...select("core.a", "select 2"), origin: "other.sql" }];
    await expect(orderSelects(connection, selects, new Set())).rejects.toThrow(
      "core.a is made twice: by core.a.sql and by other.sql",
    );
  });
});
