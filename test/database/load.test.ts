import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { type RawValue, appendRows } from "../../pipeline/database/load.ts";
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

describe("rawColumns", () => {
  it("names no column twice", () => {
    for (const [table, columns] of Object.entries(rawColumns))
      expect([table, new Set(columns).size]).toEqual([table, columns.length]);
  });
});
