import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Archive } from "../pipeline/archive/archive.ts";
import { type BuildReport, build } from "../pipeline/build.ts";
import { openForReading } from "../pipeline/database/connection.ts";

const sqlFolder = fileURLToPath(new URL("../pipeline/sql/", import.meta.url));
const header =
  "Web Link,URN,School name,Ofsted phase,Ofsted region,Local authority,Postcode,Designated religious character,Inspection start date,Overall effectiveness";
const history = (rows: readonly string[]): Uint8Array =>
  Buffer.from(["Inspections, 1 September 2005 to 31 August 2015", header, ...rows].join("\r\n"));
const row = (urn: number, day: string, grade: number): string =>
  `http://www.albany.example/${urn},${urn},Fictional ${urn},Primary,London,Mereton,ZZ1 1ZZ,None,${day},${grade}`;

/** A data folder with one file, built once: each test begins with a copy of it. */
let built: string;
let first: BuildReport;
let dataDir: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), "outcomes-built-"));
  dataDir = built;
  await put(
    "history.csv",
    history([row(900001, "12/09/2006", 2), row(900001, "14/09/2010", 3), row(900002, "12/10/2006", 1)]),
  );
  first = await build({ dataDir });
});
afterAll(() => {
  rmSync(built, { recursive: true, force: true });
});
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "outcomes-build-"));
  cpSync(built, dataDir, { recursive: true });
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

async function put(name: string, bytes: Uint8Array): Promise<void> {
  const archive = await Archive.open(dataDir, { clock: () => new Date("2026-03-01T03:00:00Z") });
  await archive.put(bytes, { how: "import", kind: "mi", label: name, name });
}

async function ask(sql: string): Promise<unknown[][]> {
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  const rows = (await database.connection.runAndReadAll(sql)).getRowsJson();
  database.close();
  return rows;
}

describe("build", () => {
  it("makes the database from the archive and leaves nothing beside it", async () => {
    expect(first.outcome).toBe("built");
    expect(await ask("select count(*) from core.inspection")).toEqual([["3"]]);
    expect(await ask("select build_id from core.build")).toEqual([[first.buildId]]);
    expect(await ask("select count(*) from information_schema.schemata where schema_name = 'seen'")).toEqual([
      ["0"],
    ]);
    expect(readdirSync(dataDir).sort()).toEqual(["archive", "outcomes.duckdb"]);
  });

  it("says that nothing changed the second time, and does not touch the file", async () => {
    const path = join(dataDir, "outcomes.duckdb");
    const before = statSync(path);
    const lines: string[] = [];
    const second = await build({ dataDir, log: (line) => lines.push(line) });
    expect(second).toMatchObject({ outcome: "unchanged", buildId: first.buildId });
    expect(lines.join("\n")).toContain(`nothing changed: ${first.marts.length} marts the same`);
    expect([statSync(path).mtimeMs, statSync(path).ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it("gives the same marts from the same archive in another folder", async () => {
    rmSync(join(dataDir, "outcomes.duckdb"));
    const second = await build({ dataDir });
    expect(second.marts).toEqual(first.marts);
    expect(second.buildId).toBe(first.buildId);
  });

  it("gives the same marts in whatever order the same files were imported", async () => {
    // Three files of one day that disagree: the longer counts as the newer; of two as long, the SHA-256 decides.
    const files = [
      history([row(900004, "01/10/2013", 1), row(900005, "01/10/2013", 1)]),
      history([row(900004, "01/10/2013", 2), row(900005, "01/10/2013", 2)]),
      history([row(900004, "02/10/2013", 4)]),
    ];
    const marts: unknown[] = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const other = dataDir;
      dataDir = mkdtempSync(join(tmpdir(), "outcomes-build-order-"));
      for (const index of order) await put(`${index}.csv`, files[index] ?? new Uint8Array());
      marts.push((await build({ dataDir })).marts);
      expect(await ask("select start_date::varchar, files from core.inspection where urn = 900004")).toEqual([
        ["2013-10-01", "3"],
      ]);
      rmSync(dataDir, { recursive: true, force: true });
      dataDir = other;
    }
    expect(marts[1]).toEqual(marts[0]);
    expect(marts[2]).toEqual(marts[0]);
  });

  it("knows what was seen withdrawn, and looks again when more was", async () => {
    const line = { at: "2026-03-02T03:00:00.000Z", what: "unlisted", url: "https://files.example.org/1" };
    const withdrawal = { ...line, urn: null, sha256: null, by_url: null, by_sha256: null };
    writeFileSync(join(dataDir, "archive/withdrawn.jsonl"), `${JSON.stringify(withdrawal)}\n`);
    const lines: string[] = [];
    await build({ dataDir, log: (told) => lines.push(told) });
    expect(lines).toContain("making staging.withdrawal");
    // It is of no letter that is here, so that the marts are the same: what that build found out is not asked again.
    const again: string[] = [];
    expect(await build({ dataDir, log: (told) => again.push(told) })).toMatchObject({ outcome: "unchanged" });
    expect(again).toEqual([expect.stringContaining("nothing changed")]);
    await put("more.csv", history([row(900003, "01/10/2013", 4)]));
    await build({ dataDir });
    expect(await ask("select sequence, what, url from raw.withdrawal")).toEqual([
      ["1", "unlisted", "https://files.example.org/1"],
    ]);
  });

  it("takes in what is new, and gives it another id", async () => {
    await put("more.csv", history([row(900003, "01/10/2013", 4)]));
    const second = await build({ dataDir });
    expect(second.outcome).toBe("built");
    expect(second.buildId).not.toBe(first.buildId);
    expect(await ask("select count(*) from core.school")).toEqual([["3"]]);
  });

  it("takes in what only the core tables tell, which evidence and downloads are made from", async () => {
    const sqlDir = join(dataDir, "sql");
    cpSync(sqlFolder, sqlDir, { recursive: true });
    const school = join(sqlDir, "core/school.sql");
    writeFileSync(
      school,
      readFileSync(school, "utf8").replace("fact.web_link", "upper(fact.web_link) as web_link"),
    );
    const second = await build({ dataDir, sqlDir });
    expect(second).toMatchObject({ outcome: "built", marts: first.marts });
    expect(second.buildId).not.toBe(first.buildId);
    expect(await ask("select web_link from core.school where urn = 900002")).toEqual([
      ["HTTP://WWW.ALBANY.EXAMPLE/900002"],
    ]);
  });

  it("keeps the last good database when a check fails, and names the rows and their file", async () => {
    const sqlDir = join(dataDir, "sql");
    cpSync(sqlFolder, sqlDir, { recursive: true });
    writeFileSync(
      join(sqlDir, "checks/no_outstanding.sql"),
      "-- level: error\n-- Nobody is outstanding.\nselect urn, source_id from core.inspection join core.judgement using (inspection_id) where grade = '1'",
    );
    await put("more.csv", history([row(900003, "01/10/2013", 4)]));
    const failed = build({ dataDir, sqlDir });
    await expect(failed).rejects.toMatchObject({ name: "CheckFailed", exitCode: 1 });
    await expect(failed).rejects.toThrow(/no_outstanding: 1 rows.*urn 900002.*from history\.csv/s);
    expect(await ask("select build_id from core.build")).toEqual([[first.buildId]]);
    expect(readdirSync(dataDir).sort()).toEqual(["archive", "outcomes.duckdb", "sql"]);
  });

  it("keeps it too when a SELECT is wrong, and names the file", async () => {
    const sqlDir = join(dataDir, "sql");
    cpSync(sqlFolder, sqlDir, { recursive: true });
    writeFileSync(join(sqlDir, "marts/wrong.sql"), "-- grain: none.\nselect colour from core.school");
    await expect(build({ dataDir, sqlDir })).rejects.toThrow(/wrong\.sql.*colour/s);
    expect(await ask("select build_id from core.build")).toEqual([[first.buildId]]);
  });

  it("puts a file that its parser refuses into core.refused, and takes the rest", async () => {
    await put("broken.csv", Buffer.from("URN,Colour\r\n900001,blue"));
    const report = await build({ dataDir });
    expect(report.refusedFiles.map(({ name }) => name)).toEqual(["broken.csv"]);
    expect(await ask("select distinct scope from core.refused")).toEqual([["file"]]);
    expect(await ask("select count(*) from core.inspection")).toEqual([["3"]]);
  });

  it("refuses a file that stands for a day after it came, and says what to do", async () => {
    const [, ...rest] = Buffer.from(history([row(900003, "12/10/2006", 1)]))
      .toString()
      .split("\r\n");
    await put("inspections as at 28 Feb 2062.csv", Buffer.from(rest.join("\r\n")));
    const report = await build({ dataDir });
    expect(report.refusedFiles).toEqual([
      {
        name: "inspections as at 28 Feb 2062.csv",
        reasons: [expect.stringMatching(/stands for 2062-02-28, but it came on 2026-03-01.*import it again/)],
      },
    ]);
    expect(await ask("select max(as_at) from marts.outcomes_by_month")).toEqual([["2015-08-31"]]);
    expect(await ask("select count(*) from core.source where as_at > '2026-03-01'")).toEqual([["0"]]);
  });

  it("builds anew, saying so, over a database that is damaged", async () => {
    const path = join(dataDir, "outcomes.duckdb");
    writeFileSync(path, "not a database ".repeat(2000));
    const lines: string[] = [];
    await build({ dataDir, log: (line) => lines.push(line) });
    expect(lines.join("\n")).toMatch(/damaged.*Building it anew/s);
    expect(readFileSync(path).subarray(8, 12).toString("latin1")).toBe("DUCK");
  });
});
