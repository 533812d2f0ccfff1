import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSqlFolder } from "../../pipeline/database/select.ts";
import { folderOfEachTest } from "../empty-folder.ts";

const folder = folderOfEachTest();

async function written(header: string, sql = "select * from staging.key"): Promise<string> {
  for (const schema of ["staging", "core", "themes", "marts", "checks"])
    await mkdir(join(folder.path, schema), { recursive: true });
  await writeFile(join(folder.path, "staging", "fact.sql"), `${header}\n${sql}\n`);
  return folder.path;
}

describe("a header that asks for parts", () => {
  it("gives the table they are of, its column, how many rows, and the SELECT of one", async () => {
    const [fact] = readSqlFolder(await written("-- parts: 500 rows of staging.key by id")).tables;
    expect(fact?.parts).toMatchObject({ relation: "staging.key", key: "id", rows: 500 });
    expect(fact?.parts?.sqlOf("(select 1)")).toBe("select * from (select 1)");
  });

  it("is refused, with the file, where it is not so written or the table is read in no place or two", async () => {
    for (const [header, sql] of [
      ["-- parts: many", undefined],
      ["-- parts: 500 rows of staging.other by id", undefined],
      ["-- parts: 500 rows of staging.key by id", "select * from staging.key join staging.key using (id)"],
    ] as const) {
      const path = await written(header, sql);
      expect(() => readSqlFolder(path)).toThrow(/fact\.sql: write "-- parts:/);
    }
  });

  it("is not needed", async () => {
    expect(readSqlFolder(await written("-- grain: one row")).tables[0]?.parts).toBeUndefined();
  });
});
