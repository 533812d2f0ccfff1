import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openForBuilding, openForReading } from "../../pipeline/database/connection.ts";

const connectionModule = new URL("../../pipeline/database/connection.ts", import.meta.url).href;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outcomes-connection-"));
  path = join(folder, "outcomes.duckdb");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("openForReading", () => {
  it("says what to run where there is no database", async () => {
    await expect(openForReading(path)).rejects.toMatchObject({
      name: "WrongUse",
      message: `There is no database at ${path} yet. Run "outcomes build" first.`,
    });
  });

  it("does not write", async () => {
    (await openForBuilding(path)).close();
    const database = await openForReading(path);
    await expect(database.connection.run("create table t (x integer)")).rejects.toThrow(/read-only/);
    database.close();
  });

  it("keeps no process that ends waiting for a query without an end", async () => {
    (await openForBuilding(path)).close();
    const script = `const { openForReading } = await import(${JSON.stringify(connectionModule)});
      const { connection } = await openForReading(${JSON.stringify(path)});
      connection.run("SELECT count(*) FROM range(1000000000) AS a, range(1000000000) AS b WHERE a.range < b.range");
      setTimeout(() => process.exit(143), 200);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    try {
      expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(143);
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("spills what does not fit its memory to the disk, and takes it away again", async () => {
    const database = await openForBuilding(path);
    await database.connection.run("set memory_limit = '60MB'");
    await database.connection.run("begin transaction");
    await database.connection.run(
      "create temporary table t as select md5(range::varchar) as a, md5((range + 1)::varchar) as b from range(1000000)",
    );
    const told = await database.connection.runAndReadAll(
      "select count(*) from (select a, min(b) as b from t group by a)",
    );
    const spilt = await database.connection.runAndReadAll(
      "select count(*) > 0 from duckdb_temporary_files()",
    );
    await database.connection.run("commit");
    database.close();
    expect(told.getRowsJson()).toEqual([["1000000"]]);
    expect(spilt.getRowsJson()).toEqual([[true]]);
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it("says that a file is damaged and how to make it again", async () => {
    writeFileSync(path, "this is a letter, not a database".repeat(1000));
    await expect(openForReading(path)).rejects.toMatchObject({ name: "CheckFailed" });
    await expect(openForReading(path)).rejects.toThrow(/damaged.*Delete it and run "outcomes build"/s);
  });

  it("says so too of a database cut short", async () => {
    const database = await openForBuilding(path);
    await database.connection.run("create table t as select range as x from range(100000)");
    database.close();
    truncateSync(path, 6000);
    await expect(openForReading(path)).rejects.toThrow(/outcomes build|could not be opened/);
  });

  it("says that another process holds it, and what to do", async () => {
    const api = fileURLToPath(import.meta.resolve("@duckdb/node-api"));
    const program = `const { DuckDBInstance } = require(${JSON.stringify(api)});
      DuckDBInstance.create(${JSON.stringify(path)}).then(async (i) => {
        await (await i.connect()).run("create table t (x integer)");
        process.stdout.write("held"); setInterval(() => i, 1000); });`;
    const holder = spawn(process.execPath, ["-e", program]);
    try {
      await new Promise((resolve, reject) => {
        holder.stdout.once("data", resolve);
        holder.once("exit", () => {
          reject(new Error("the holder ended early"));
        });
      });
      await expect(openForReading(path)).rejects.toMatchObject({ name: "OutsideFailed" });
      await expect(openForReading(path)).rejects.toThrow(
        /is held by another process.*run the command again/s,
      );
    } finally {
      const ended = new Promise((resolve) => holder.once("exit", resolve));
      holder.kill("SIGKILL");
      await ended;
    }
  });
});
