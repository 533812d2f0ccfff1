import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeEach, describe, expect, it } from "vitest";
import { OutsideFailed, WrongUse } from "../../pipeline/errors.ts";
import { copyToDatabase } from "../../pipeline/publish/copy-database.ts";
import { folderOfEachTest } from "../empty-folder.ts";

const folder = folderOfEachTest();
let target: string;
beforeEach(() => {
  target = join(folder.path, "ware's house.duckdb");
});

/** Runs statements on a database; the rows of the last. */
async function on(path: string, ...statements: string[]): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  let rows: unknown[][] = [];
  for (const statement of statements) rows = (await connection.runAndReadAll(statement)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

const collection = (schools: number): Promise<unknown[][]> =>
  on(
    join(folder.path, "outcomes.duckdb"),
    "create schema if not exists core",
    "create schema if not exists marts",
    "create schema if not exists raw",
    `create or replace table core.school as select i::varchar as urn from range(${schools}) as t(i)`,
    "create or replace table marts.counts as select 'a' as theme, 2::bigint as letters",
    "create or replace table raw.source as select 1 as source_id",
  );

describe("copyToDatabase", () => {
  it("copies every table of core and marts, again over the last, and leaves other tables alone", async () => {
    await collection(3);
    await on(target, "create schema core", "create table core.mine as select 1 as a");
    expect(await copyToDatabase(folder.path, target)).toEqual({ tables: 2, rows: 4 });
    await collection(5);
    expect(await copyToDatabase(folder.path, target)).toEqual({ tables: 2, rows: 6 });
    expect(
      await on(
        target,
        "select (select count(*) from core.school), (select letters from marts.counts), (select a from core.mine)",
      ),
    ).toEqual([[5n, 2n, 1]]);
    const schemas = await on(target, "select distinct schema_name from duckdb_tables() order by 1");
    expect(schemas.flat()).toEqual(["core", "marts"]);
  });

  it("says what to do when the target can not be written, and never writes the collection's own", async () => {
    await collection(1);
    await expect(copyToDatabase(folder.path, join(folder.path, "nowhere", "x.duckdb"))).rejects.toThrow(
      OutsideFailed,
    );
    await expect(copyToDatabase(folder.path, join(folder.path, "outcomes.duckdb"))).rejects.toThrow(WrongUse);
    for (const nowhere of ["", ":memory:"])
      await expect(copyToDatabase(folder.path, nowhere)).rejects.toThrow(/names no database/);
    await expect(copyToDatabase(join(folder.path, "empty"), target)).rejects.toThrow(/outcomes build/);
  });
});
