import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { runProgram } from "../../pipeline/commands/program.ts";
import { withLock } from "../../pipeline/lock.ts";
import { testTerminal } from "./test-terminal.ts";

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "outcomes-program-"));
});
afterEach(async () => {
  await rm(work, { recursive: true, force: true });
});

async function run(args: string[], env: Record<string, string> = {}) {
  const terminal = testTerminal();
  const exitCode = await runProgram(args, { terminal, stdin: process.stdin, env, workingFolder: work });
  return { exitCode, out: terminal.out, notes: terminal.notes.join("\n") };
}

const LINKS =
  '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\n900001,900002,"Elm","Successor",""\n';

test("help ends with 0 and names every command", async () => {
  const { exitCode, out } = await run(["--help"]);
  expect(exitCode).toBe(0);
  for (const name of [
    "import",
    "collect",
    "build",
    "publish",
    "site",
    "backup",
    "restore",
    "check-archive",
    "prune",
    "sql",
    "status",
    "tag",
    "sample",
    "start",
  ]) {
    expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
  }
});

test.each([
  [["frobnicate"], /unknown command 'frobnicate'/],
  [["import"], /missing required argument 'path'/],
  [["status", "--jsn"], /unknown option '--jsn'/],
  [["sql", "-- A statement may begin with a comment.\nSELECT 1"], /There is no database/],
  [["sql", "SELECT 1", "--format", "xml"], /allowed is table, csv, json/],
  [["sample"], /--out DIR .* --serve PORT/],
  [["sample", "--out", "x", "--schools", "many"], /--schools is "many"/],
  [["sample", "--out", "x", "--schools", "19"], /--schools is "19"; allowed is a whole number from 20/],
  [["check-archive"], /holds no archive: there is nothing to check/],
  [["status", "--data", "a", "--data", "b"], /--data is given twice, and takes one value/],
  [["evidence", "--theme", "a", "--theme", "b", "--title", "x", "--title=y"], /--title is given twice/],
  [["collect", "--source", "press"], /--source is "press"; allowed is mi, gias, reports/],
  [["collect", "--since", "yesterday"], /--since is "yesterday"; allowed is a date/],
  [["collect", "--urn", "12"], /a URN has 5 to 7 digits/],
  [["site", "--serve", "high"], /"high" is not a port/],
  [["status", "--config", "gone.json"], /gone\.json can not be read/],
])("wrong use is told and ends with 2: %j", async (args, message) => {
  const { exitCode, notes } = await run(args);
  expect(notes).toMatch(message);
  expect(exitCode).toBe(2);
});

test("an unknown setting ends with 2 and is named", async () => {
  await writeFile(join(work, "outcomes.config.json"), '{"gap": 1}');
  expect(await run(["status"])).toMatchObject({
    exitCode: 2,
    notes: expect.stringMatching(/unknown setting "gap"/) as string,
  });
});

test("import prints a line a file and a summary: 0 when all is taken, 1 when anything was not", async () => {
  await writeFile(join(work, "links.csv"), LINKS);
  await writeFile(join(work, "notes.txt"), "just words");
  const good = await run(["import", join(work, "links.csv")]);
  expect(good.exitCode).toBe(0);
  expect(good.out).toMatch(/^new: .*links\.csv: GIAS links between schools · 1 row$/m);
  const both = await run(["import", join(work, "links.csv"), join(work, "notes.txt")]);
  expect(both.exitCode).toBe(1);
  expect(both.out).toMatch(/^already there: .*links\.csv/m);
  expect(both.out).toMatch(/^not recognised: .*notes\.txt: a text, not a table.*"just words"/m);
  expect(both.out).toMatch(/^2 files: 0 new, 1 already there, 0 refused .*, 1 not recognised/m);
});

test("the data folder is the flag's, else the environment's, else data/ here", async () => {
  await writeFile(join(work, "links.csv"), LINKS);
  const file = join(work, "links.csv");
  await run(["import", file, "--data", join(work, "one")], { OUTCOMES_DATA: join(work, "two") });
  await run(["import", file], { OUTCOMES_DATA: join(work, "two") });
  await run(["import", file]);
  for (const name of ["one", "two", "data"]) {
    expect((await Archive.open(join(work, name))).entries()).toHaveLength(1);
  }
});

test("a site replaces no folder that holds something else, nor a file", async () => {
  await mkdir(join(work, "data", "published", "site"), { recursive: true });
  await writeFile(join(work, "data", "published", "site", "build.json"), "{}");
  await writeFile(join(work, "notes.txt"), "mine");
  for (const out of [work, join(work, "data"), join(work, "notes.txt")]) {
    const { exitCode, notes } = await run(["site", "--out", out]);
    expect(notes).toMatch(/would be replaced in whole|can not be replaced by a site/);
    expect(exitCode).toBe(2);
  }
  expect(await readFile(join(work, "notes.txt"), "utf8")).toBe("mine");
});

test("a folder held by another run ends with 3 and says who holds it", async () => {
  await writeFile(join(work, "links.csv"), LINKS);
  await withLock(join(work, "data"), "build", async () => {
    const { exitCode, notes } = await run(["import", join(work, "links.csv")]);
    expect(exitCode).toBe(3);
    expect(notes).toMatch(new RegExp(`Process ${process.pid} on .*build, since`));
  });
});

test("status --json is JSON for other programs, and ends with 1 where nothing was ever brought", async () => {
  expect((await run(["status", "--json"])).exitCode).toBe(1);
  await writeFile(join(work, "links.csv"), LINKS);
  await run(["import", join(work, "links.csv")]);
  const { exitCode, out } = await run(["status", "--json"]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    data: join(work, "data"),
    sources: [{ kind: "gias_links" }],
    database: null,
    problems: [],
  });
});
