import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openForReading } from "../../pipeline/database/connection.ts";
import { type ExploreFile, publishExplore } from "../../pipeline/publish/explore.ts";
import { EXAMPLES } from "../../src/explore/examples.ts";
import { SAMPLE_BUILD, type SampleData, sampleData } from "../evidence/fictional.ts";

let sample: SampleData;
let folder: string;
let file: ExploreFile;

async function publishInto(build = SAMPLE_BUILD): Promise<boolean> {
  const database = await openForReading(join(sample.dataDir, "outcomes.duckdb"));
  try {
    return await publishExplore(database, build, folder);
  } finally {
    database.close();
  }
}

async function ask(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(folder, "explore", "marts.duckdb"), {
    access_mode: "READ_ONLY",
  });
  const connection = await instance.connect();
  try {
    await connection.run("use marts");
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

beforeAll(async () => {
  sample = await sampleData();
  folder = await mkdtemp(join(tmpdir(), "outcomes-explore-"));
  expect(await publishInto()).toBe(true);
  file = JSON.parse(await readFile(join(folder, "explore", "tables.json"), "utf8")) as ExploreFile;
});
afterAll(async () => {
  await sample.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("what the explore page reads", () => {
  it("is written anew over a list of tables that a power cut emptied", async () => {
    const path = join(folder, "explore", "tables.json");
    await writeFile(path, "");
    expect(await publishInto()).toBe(true);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(file);
  });

  it("is every mart with its rows, and a list that says so, with a meaning for each column", async () => {
    expect(file.build).toEqual(SAMPLE_BUILD);
    expect(file.bytes).toBe((await stat(join(folder, "explore", "marts.duckdb"))).size);
    expect(file.tables.map(({ name }) => name)).toContain("school_index");
    const there = await ask(
      "select table_name from duckdb_tables() where schema_name = 'marts' order by table_name",
    );
    expect(file.tables.map(({ name }) => [name])).toEqual(there);
    for (const { name, rows, grain, columns } of file.tables) {
      expect(await ask(`select count(*)::integer from ${name}`), name).toEqual([[rows]]);
      expect(grain, name).not.toBe("");
      for (const column of columns) expect(column.description, `${name}.${column.name}`).not.toBeNull();
    }
  });

  it("is left alone when it is published again, and made anew for another build", async () => {
    const before = await stat(join(folder, "explore", "marts.duckdb"));
    expect(await publishInto()).toBe(false);
    expect((await stat(join(folder, "explore", "marts.duckdb"))).ino).toBe(before.ino);
    expect(await publishInto({ ...SAMPLE_BUILD, build_id: "ba9876543210" })).toBe(true);
  });

  it.each(EXAMPLES)("answers: $question", async ({ sql }) => {
    expect((await ask(sql)).length).toBeGreaterThan(0);
  });
});
