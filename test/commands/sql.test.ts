import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, DuckDBTimestampTZValue } from "@duckdb/node-api";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "../../pipeline/commands/sql.ts";
import { CheckFailed, OutsideFailed, WrongUse } from "../../pipeline/errors.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { testTerminal } from "./test-terminal.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "outcomes-sql-"));
  const instance = await DuckDBInstance.create(join(dataDir, "outcomes.duckdb"));
  const connection = await instance.connect();
  await connection.run(`CREATE SCHEMA core; CREATE TABLE core.school AS
    SELECT 900001 + i AS urn, 'School ' || i AS name FROM range(5000) t(i)`);
  connection.closeSync();
  instance.closeSync();
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

async function run(statement: string, format = "csv", data = dataDir) {
  const terminal = testTerminal();
  const settings = readSettings({ flags: { data } });
  const exitCode = await sql(statement, { format }, { settings, terminal, stdin: process.stdin });
  return { exitCode, ...terminal };
}

describe("results", () => {
  const VALUES = `SELECT 9007199254740993::BIGINT AS big, 12::BIGINT AS small, 1.50::DECIMAL(9, 2) AS exact,
    DATE '2026-02-28' AS day, TIMESTAMP '2026-02-28 10:00:00.5' AS moment,
    TIMESTAMPTZ '2026-02-28 10:00:00+01' AS zoned, NULL AS nothing, '' AS empty,
    'a "quoted", text' || chr(10) || 'é' AS text, true AS yes, [1, 2] AS list, 'NaN'::DOUBLE AS nan, 0.1 + 0.2e0 AS sum`;

  test("as csv: ISO dates, every digit, NULL empty and an empty text quoted", async () => {
    const { out } = await run(VALUES, "csv");
    expect(out).toBe(
      "big,small,exact,day,moment,zoned,nothing,empty,text,yes,list,nan,sum\n" +
        '9007199254740993,12,1.50,2026-02-28,2026-02-28T10:00:00.5,2026-02-28T09:00:00Z,,"",' +
        '"a ""quoted"", text\né",true,"[1,2]",NaN,0.30000000000000004\n',
    );
  });

  test("as json: numbers where they are exact, strings where a number would not be, null", async () => {
    const { out } = await run(VALUES, "json");
    expect(JSON.parse(out)).toEqual([
      {
        big: "9007199254740993",
        small: 12,
        exact: 1.5,
        day: "2026-02-28",
        moment: "2026-02-28T10:00:00.5",
        zoned: "2026-02-28T09:00:00Z",
        nothing: null,
        empty: "",
        text: 'a "quoted", text\né',
        yes: true,
        list: [1, 2],
        nan: "NaN",
        sum: 0.30000000000000004,
      },
    ]);
  });

  test("moments are in UTC, within lists too, on a machine of another zone", async () => {
    // What the client takes from the machine as it is loaded: here Auckland's, in summer.
    DuckDBTimestampTZValue.timezoneOffsetInMinutes = 13 * 60;
    const { out } = await run(
      "SELECT TIMESTAMPTZ '2026-02-28 10:00:00+01' AS one, [TIMESTAMPTZ '2026-02-28 10:00:00+01'] AS more",
    );
    expect(out).toBe('one,more\n2026-02-28T09:00:00Z,"[""2026-02-28 09:00:00+00""]"\n');
  });

  test("as a table: aligned, numbers to the right, control characters shown as such, rows counted", async () => {
    const { out, notes } = await run(
      "SELECT 'a' || chr(10) || chr(27) AS name, 5 AS n UNION ALL SELECT 'bc', 10",
      "table",
    );
    expect(out.split("\n")).toEqual(["name      n", "───────  ──", "a\\n\\x1b   5", "bc       10", ""]);
    expect(notes).toEqual(["2 rows"]);
  });

  test("of many rows all come, whole", async () => {
    const statement = "SELECT urn, name FROM core.school ORDER BY urn";
    const parsed = Papa.parse<{ urn: string }>((await run(statement)).out.trimEnd(), { header: true });
    expect(parsed.data).toHaveLength(5000);
    expect(JSON.parse((await run(statement, "json")).out)).toHaveLength(5000);
  });

  test("without rows are an empty table, csv with its header, and an empty list", async () => {
    const statement = "SELECT urn FROM core.school WHERE urn = 1";
    expect((await run(statement, "csv")).out).toBe("urn\n");
    expect(JSON.parse((await run(statement, "json")).out)).toEqual([]);
    expect((await run(statement, "table")).notes).toEqual(["0 rows"]);
  });

  test("of one column keep the rows without a value: no line of the csv is empty", async () => {
    const { out } = await run("SELECT unnest(['a', NULL, 'b']) AS x");
    expect(out).toBe('x\na\n""\nb\n');
  });

  test("name a date without end as such, in every format", async () => {
    const statement = "SELECT DATE 'infinity' AS a, DATE '-infinity' AS b, DATE '5881580-07-10' AS c";
    expect((await run(statement, "csv")).out).toBe("a,b,c\ninfinity,-infinity,5881580-07-10\n");
    expect(JSON.parse((await run(statement, "json")).out)).toEqual([
      { a: "infinity", b: "-infinity", c: "5881580-07-10" },
    ]);
  });

  test("keep two columns of one name apart", async () => {
    expect(
      Object.keys((JSON.parse((await run("SELECT 1 AS a, 2 AS a", "json")).out) as object[])[0] ?? {}),
    ).toHaveLength(2);
  });
});

test.each([
  "CREATE TABLE x (i INTEGER)",
  "CREATE TEMP TABLE x (i INTEGER)",
  "DELETE FROM core.school",
  "DROP TABLE core.school",
  "INSERT INTO core.school VALUES (1, 'x')",
  "SET memory_limit = '1GB'",
  "ATTACH 'other.duckdb'",
  "INSTALL fts",
])("%s is refused: only reading is done", async (statement) => {
  await expect(run(statement)).rejects.toThrow(WrongUse);
  await expect(run(statement)).rejects.toThrow(/Only statements that read/);
});

test.each([
  "SELECT * FROM read_csv('/etc/hosts')",
  "SELECT * FROM read_text('package.json')",
  "FROM 'x.parquet'",
  "COPY core.school TO 'x.csv'",
])("%s touches no file", async (statement) => {
  await expect(run(statement)).rejects.toThrow(/Only the tables of the database can be read here/);
  expect(await readdir(dataDir)).toEqual(["outcomes.duckdb"]);
});

test.each(["", "-- nothing", "SELECT 1; SELECT 2"])("'%s' is not one statement", async (statement) => {
  await expect(run(statement)).rejects.toThrow(/One statement is run at a time/);
});

test.each([
  "DESCRIBE core.school",
  "EXPLAIN SELECT 1",
  "FROM core.school LIMIT 1",
  "WITH a AS (SELECT 1 AS n) FROM a",
])("%s is a way of reading", async (statement) => {
  expect((await run(statement)).exitCode).toBe(0);
});

test.each([
  ["SELECT * FORM core.school", /syntax error at or near "core"[\s\S]*LINE 1[\s\S]*\^/],
  ["SELECT nope FROM core.school", /"nope" not found[\s\S]*LINE 1[\s\S]*DESCRIBE core\.school/],
  ["SELECT s.nope FROM core.school AS s", /column named "nope"[\s\S]*DESCRIBE core\.school/],
  ["SELECT * FROM core.scool", /scool[\s\S]*duckdb_tables/],
  ["SELECT * FROM cor.school", /cor\.school[\s\S]*duckdb_tables/],
  ["SELECT medain(urn) FROM core.school", /medain[\s\S]*duckdb\.org\/docs\/sql/],
  ["PIVOT core.school ON name USING count(*)", /here are 2\. Name the columns of a PIVOT/],
  ["SELECT 'x'::INTEGER", /Could not convert/],
  ["SELECT error('while running') FROM core.school", /while running/],
  ["SELECT CASE WHEN urn = 904999 THEN error('far down') ELSE 1 END FROM core.school", /far down/],
])("%s is answered with the place and what to look at", async (statement, message) => {
  await expect(run(statement)).rejects.toThrow(WrongUse);
  await expect(run(statement)).rejects.toThrow(message);
});

test("a format that is not there is named with those that are", async () => {
  await expect(run("SELECT 1", "xml")).rejects.toThrow('--format is "xml"; allowed is table, csv, json.');
});

test("before anything was built, the message says what to do", async () => {
  await expect(run("SELECT 1", "csv", join(dataDir, "none"))).rejects.toThrow(
    /no database .* yet.*outcomes build/,
  );
});

test("a damaged database is said to be one", async () => {
  const other = await mkdtemp(join(tmpdir(), "outcomes-sql-"));
  await writeFile(join(other, "outcomes.duckdb"), "no database".repeat(1000));
  await expect(run("SELECT 1", "csv", other)).rejects.toThrow(CheckFailed);
  await rm(other, { recursive: true });
});

test("a database that another process writes is said to be held by it", async () => {
  const script = `const { DuckDBInstance } = await import("@duckdb/node-api");
    await DuckDBInstance.create(${JSON.stringify(join(dataDir, "outcomes.duckdb"))});
    console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await expect(run("SELECT 1")).rejects.toThrow(OutsideFailed);
    await expect(run("SELECT 1")).rejects.toThrow(/held by another process/);
  } finally {
    const closed = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGKILL");
    await closed;
  }
});
