import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { emptyFolder } from "../empty-folder.ts";
import { openForBuilding } from "../../pipeline/database/connection.ts";
import { type RawValue, RawTables, appendRows } from "../../pipeline/database/load.ts";
import { createRawTables, rawColumns } from "../../pipeline/database/raw.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(createRawTables());
});
beforeEach(async () => {
  await connection.run("delete from raw.page");
  await connection.run("delete from raw.refused");
});
afterAll(() => {
  connection.closeSync();
});

const rows = async (sql: string): Promise<unknown[][]> => (await connection.runAndReadAll(sql)).getRowsJson();

describe("appendRows", () => {
  it("puts cells under their columns, constants in every row, NULL elsewhere", async () => {
    const table: RawValue[][] = [
      ["row", "first"],
      ["cell", null],
    ];
    const appended = await appendRows(connection, "refused", ["scope", "reason"], table, {
      source_id: "s",
      row_number: 7,
    });
    expect(appended).toBe(2);
    expect(await rows("select * from raw.refused order by scope")).toEqual([
      ["s", "cell", "7", null, null, null],
      ["s", "row", "7", null, null, "first"],
    ]);
  });

  it("throws, naming the column, when the table has none such", async () => {
    await expect(appendRows(connection, "page", ["document_id", "colour"], [])).rejects.toThrow(
      "raw.page has no column colour",
    );
  });

  it("gives back any text as it was, over the borders of its chunks", async () => {
    const text = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constant(null)), {
      minLength: 1,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 2040, max: 2060 }), async (texts, count) => {
        await connection.run("delete from raw.page");
        const cells = Array.from({ length: count }, (_, index) => texts[index % texts.length] ?? null);
        await appendRows(
          connection,
          "page",
          ["document_id", "page", "text"],
          cells.map((cell, page) => ["d", page, cell]),
        );
        const back = await rows("select text from raw.page order by page");
        expect(back.map(([cell]) => cell)).toEqual(cells);
      }),
      { numRuns: 15 },
    );
  });
});

describe("RawTables", () => {
  it("writes the rows of many small files together, taking next to no memory", async () => {
    const folder = await emptyFolder();
    const database = await openForBuilding(join(folder.path, "new.duckdb"));
    try {
      await database.connection.run("begin transaction");
      await database.connection.run(createRawTables());
      const tables = new RawTables(database.connection);
      // A write of its own would have a block for each of some 120 columns, 400 of them 800 MB.
      for (let file = 0; file < 400; file += 1)
        await tables.append("mi_latest", ["source_id", "urn"], [[`source ${file}`, "900001"]]);
      tables.finish();
      const [counted] = (
        await database.connection.runAndReadAll(
          `select (select count(distinct source_id) from raw.mi_latest),
             (select sum(memory_usage_bytes + temporary_storage_bytes) from duckdb_memory())`,
        )
      ).getRows();
      expect(Number(counted?.[0])).toBe(400);
      expect(Number(counted?.[1])).toBeLessThan(50_000_000);
    } finally {
      database.close();
      await folder.remove();
    }
  });

  it("writes nothing more once it is told to discard", async () => {
    const tables = new RawTables(connection);
    await tables.append("page", ["document_id", "page", "text"], [["d", 1, "half a letter"]]);
    tables.discard();
    expect(await rows("select * from raw.page")).toEqual([]);
  });
});

describe("rawColumns", () => {
  it("names no column twice", () => {
    for (const [table, columns] of Object.entries(rawColumns))
      expect([table, new Set(columns).size]).toEqual([table, columns.length]);
  });
});
