import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive } from "../pipeline/archive/archive.ts";
import { build } from "../pipeline/build.ts";
import { statusLines } from "../pipeline/commands/status.ts";
import { openForReading } from "../pipeline/database/connection.ts";
import { withLock } from "../pipeline/lock.ts";
import { LetterCache } from "../pipeline/parse/letter/cache.ts";
import { readStatus } from "../pipeline/status.ts";
import { inventedLetter } from "./bench/letters/invented.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "outcomes-status-"));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const LINKS =
  '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\n900001,900002,"Elm","Successor","31-02-2020"\n';

async function archive(day: string, text: string, name: string) {
  const opened = await Archive.open(dataDir, { clock: () => new Date(`${day}T03:00:00Z`) });
  await opened.put(Buffer.from(text), {
    how: "import",
    kind: "gias_links",
    label: "links",
    name,
    as_at: day,
  });
}

const printed = async () => statusLines(await readStatus(dataDir), new Date()).join("\n");

test("of an empty folder, or none, it says what to do first, and a monitor is not told that all is well", async () => {
  const status = await readStatus(join(dataDir, "none"));
  expect(status).toMatchObject({ sources: [], database: null, published: null, writing: null, problems: [] });
  expect(statusLines(status, new Date()).join("\n")).toMatch(/Archive: empty.*outcomes import PATH/);
  expect(status.health).toMatchObject({ level: "failing", exit_code: 1 });
  expect(status.health.reasons).toEqual([expect.stringMatching(/right folder/)]);
});

test("what a refresh takes away while it is read is no problem that a monitor is woken for", async () => {
  const folder = join(dataDir, "published");
  await mkdir(folder);
  const paths = Array.from({ length: 4000 }, (_, nth) => join(folder, `${nth}.json`));
  for (const path of paths) await writeFile(path, "{}");
  const reading = readStatus(dataDir);
  for (const path of paths.reverse()) await rm(path);
  expect((await reading).problems).toEqual([]);
});

test("of each kind it tells how many objects there are and how fresh the newest is", async () => {
  await archive("2026-01-31", LINKS, "a.csv");
  await archive("2026-02-28", `${LINKS}\n`, "b.csv");
  expect((await readStatus(dataDir)).sources).toEqual([
    {
      kind: "gias_links",
      objects: 2,
      bytes: LINKS.length * 2 + 1,
      latest_as_at: "2026-02-28",
      latest_retrieved_at: "2026-02-28T03:00:00.000Z",
    },
  ]);
  expect(await printed()).toMatch(/Database: none yet. Make it with: outcomes build/);
});

test("after a build it tells the build, what was refused and what came in since", async () => {
  await archive("2026-01-31", LINKS, "a.csv");
  const { buildId } = await build({ dataDir });
  const status = await readStatus(dataDir);
  expect(status.problems).toEqual([]);
  expect(status.database).toMatchObject({ build_id: buildId, objects_not_built: 0 });
  expect(status.database?.refused).toMatchObject([{ name: "a.csv", scope: "row", count: 1 }]);
  await archive("2026-02-28", `${LINKS}\n`, "b.csv");
  expect(await printed()).toMatch(/1 object of the archive is not in it.*outcomes build/);
  expect(await printed()).toMatch(/a\.csv: 1 row: /);
});

test("of letters that were collected it tells the newest day too, once they were read: as charts do, of publication", async () => {
  const opened = await Archive.open(dataDir, { clock: () => new Date("2026-02-28T03:00:00Z") });
  for (const [number, letterDate, publicationDate] of [
    [1, "2026-01-05", "2026-01-20"],
    [2, "2026-01-12", null],
  ] as const) {
    const url = `https://files.example.org/v1/file/${number}`;
    const bytes = Buffer.from(`%PDF-1.4 invented letter ${number}`);
    const { entry } = await opened.put(bytes, { how: "fetch", kind: "document", label: "letter", url });
    const parsed = { ...inventedLetter(number, 10), letterDate, publicationDate };
    await new LetterCache(join(dataDir, "cache")).put(entry.sha256, parsed);
  }
  expect((await readStatus(dataDir)).sources).toMatchObject([{ kind: "document", latest_as_at: null }]);
  await build({ dataDir });
  expect((await readStatus(dataDir)).sources).toMatchObject([
    { kind: "document", latest_as_at: "2026-01-20" },
  ]);
  expect(await printed()).toMatch(/\n {2}document +2 +\S+ MB +of 2026-01-20 /);
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  const days = await database.connection.runAndReadAll("select as_at::varchar from core.source order by 1");
  database.close();
  expect(days.getRows()).toEqual([["2026-01-05"], ["2026-01-12"]]);
});

test("a damaged ledger or database is a problem that is told, and the rest still is", async () => {
  await archive("2026-01-31", LINKS, "a.csv");
  await writeFile(join(dataDir, "outcomes.duckdb"), "no database".repeat(1000));
  const status = await readStatus(dataDir);
  expect(status.sources).toHaveLength(1);
  expect(status.problems).toEqual([expect.stringMatching(/damaged/)]);
  const ledger = join(dataDir, "archive", "ledger.jsonl");
  await writeFile(ledger, `{"torn\n${await readFile(ledger, "utf8")}`);
  expect((await readStatus(dataDir)).problems.join("\n")).toMatch(/ledger\.jsonl, line 1 is damaged/);
});

test("it tells who is writing", async () => {
  await withLock(dataDir, "import", async () => {
    expect((await readStatus(dataDir)).writing).toMatchObject({ doing: "import", pid: process.pid });
    expect(await printed()).toMatch(/Now writing: import/);
  });
  expect((await readStatus(dataDir)).writing).toBeNull();
});
