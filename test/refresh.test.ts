import { type ChildProcess, spawn } from "node:child_process";
import { lstat, readFile, readdir, readlink, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { twinPath } from "../pipeline/archive/twin-journal.ts";
import { openForReading } from "../pipeline/database/connection.ts";
import { CheckFailed } from "../pipeline/errors.ts";
import { readStatus } from "../pipeline/status.ts";
import { FIRST, type FirstNight, firstNight, SECOND, NIGHTS_MS } from "./first-night.ts";
import { newestMi } from "./soak/disturb.ts";
import { releaseManifest } from "./soak/release-manifest.ts";

// Two nights are built once; each test disturbs a copy of what the first one left.
let nights: FirstNight;
beforeAll(async () => {
  nights = await firstNight();
}, NIGHTS_MS);
afterAll(() => nights.end());

async function ask(name: string, sql: string): Promise<unknown[][]> {
  const database = await openForReading(join(nights.data(name), "outcomes.duckdb"));
  try {
    return (await database.connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    database.close();
  }
}

async function lines(name: string): Promise<{ step: string; outcome: string; run: string }[]> {
  const text = await readFile(join(nights.data(name), "runs.jsonl"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { step: string; outcome: string; run: string });
}

/** The second night as a process of its own; `diesAfter` as in night-child.ts. */
function start(name: string, ...diesAfter: string[]): ChildProcess {
  nights.server.setDay(SECOND.slice(0, 10));
  const program = join(import.meta.dirname, "soak", "night-child.ts");
  const args = ["--import", "tsx", program, nights.data(name), nights.server.base, SECOND, ...diesAfter];
  return spawn(process.execPath, args, { stdio: "ignore", cwd: join(import.meta.dirname, "..") });
}

async function signalOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once("exit", resolve));
  return child.signalCode;
}

describe("a refresh", { timeout: NIGHTS_MS }, () => {
  it("puts database, publication and site into one release, which readers find by the names they know", async () => {
    expect(nights.said).toMatch(/Readers see all of it as from now/);
    const target = await readlink(join(nights.data("first"), "current"));
    expect(target).toMatch(/^releases[/\\]20260920T030000Z-[0-9a-f]{4}$/);
    for (const name of ["outcomes.duckdb", "published", "site"])
      expect((await lstat(join(nights.data("first"), name))).isSymbolicLink(), name).toBe(true);
    expect(await readdir(join(nights.data("first"), target))).toEqual(
      expect.arrayContaining(["outcomes.duckdb", "published", "release.json", "site"]),
    );
    expect(await releaseManifest(nights.data("first"))).not.toBe("nothing");
  });

  it("writes down what every step did, in the log and, up to the build, in core.run", async () => {
    const steps = (await lines("first")).map(({ step }) => step);
    expect(steps).toEqual(["begin", "collect", "build", "publish", "site", "switch", "end"]);
    const [begin, collect] = await ask("first", "select step, outcome, found from core.run order by line");
    expect(begin?.slice(0, 2)).toEqual(["begin", "begun"]);
    expect(JSON.parse(String(collect?.[2]))).toMatchObject({ new_objects: expect.any(Number) as number });
  });

  it("that finds nothing new writes no database, no publication and no site, and says so", async () => {
    const name = "nothing";
    await nights.copyOfFirst(name);
    // What one night could not fetch it asks for again; after that there is nothing.
    await nights.run(name, FIRST);
    const target = join(nights.data(name), await readlink(join(nights.data(name), "current")));
    const before = await stat(join(target, "site", "index.html"));
    const { code, said } = await nights.run(name, FIRST);
    expect(code).toBe(0);
    expect(said).toMatch(/Nothing was written/);
    expect(join(nights.data(name), await readlink(join(nights.data(name), "current")))).toBe(target);
    expect((await stat(join(target, "site", "index.html"))).ino).toBe(before.ino);
    const last = (await lines(name)).slice(-4).map(({ step, outcome }) => `${step} ${outcome}`);
    expect(last).toEqual(["publish unchanged", "site unchanged", "switch unchanged", "end good"]);
    expect((await readStatus(nights.data(name), { now: new Date(FIRST) })).refreshes.last_good).toMatchObject(
      {
        changed: false,
      },
    );
  });

  it("under other settings of what is published publishes the same data again, once", async () => {
    const name = "settings";
    await nights.copyOfFirst(name);
    const flags = { siteBase: "https://outcomes.example.org" };
    const feed = () => readFile(join(nights.data(name), "site", "data", "feeds", "all.atom"), "utf8");
    expect(await feed()).not.toContain(flags.siteBase);
    expect((await nights.run(name, FIRST, { flags })).code).toBe(0);
    expect(await feed()).toContain(`${flags.siteBase}/`);
    const told = (await lines(name)).slice(-5).map(({ step, outcome }) => `${step} ${outcome}`);
    expect(told).toEqual(["build unchanged", "publish done", "site done", "switch done", "end good"]);
    expect((await nights.run(name, FIRST, { flags })).said).toMatch(/Nothing was written/);
  });

  it("puts a list beside the ledger right that lost a line, and says which; with no second it stops", async () => {
    const name = "lists";
    await nights.copyOfFirst(name);
    const line = {
      at: FIRST,
      sha256: "0".repeat(64),
      bytes: 1,
      kind: "provider_page",
      url: "https://a.example",
    };
    const text = `${JSON.stringify({ ...line, ledger_lines: 0 })}\n`;
    const path = join(nights.data(name), "archive", "pruned.jsonl");
    await writeFile(path, "\0\0\n");
    await writeFile(twinPath(path), text);
    const healed = await nights.run(name, FIRST);
    expect(healed).toMatchObject({
      code: 0,
      said: expect.stringMatching(/put right.*line 1 of .*pruned\.jsonl/) as string,
    });
    expect(await readFile(path, "utf8")).toBe(text);

    for (const each of [path, twinPath(path)]) await writeFile(each, "\0\0\n");
    const before = await releaseManifest(nights.data(name));
    const stopped = await nights.run(name, FIRST);
    expect(stopped).toMatchObject({
      code: 3,
      said: expect.stringMatching(/pruned\.jsonl, line 1.*[\s\S]*backup/) as string,
    });
    const { health } = await readStatus(nights.data(name), { now: new Date(FIRST) });
    expect(health).toMatchObject({ level: "failing", exit_code: 3 });
    expect(health.reasons.join()).toMatch(/pruned\.jsonl, line 1/);
    expect(await releaseManifest(nights.data(name))).toBe(before);
  });

  it("whose site fails leaves what readers see and says why; a run without an end is taken up", async () => {
    const name = "site";
    await nights.copyOfFirst(name);
    const before = await releaseManifest(nights.data(name));
    const makeSite = () => Promise.reject(new CheckFailed("The site could not be built (code 1)."));
    const { code, said } = await nights.run(name, SECOND, { makeSite });
    expect([code, said]).toEqual([1, expect.stringMatching(/could not be built/)]);
    expect(await releaseManifest(nights.data(name))).toBe(before);
    expect(await readdir(join(nights.data(name), "releases"))).toHaveLength(1);
    const { health, refreshes } = await readStatus(nights.data(name), { now: new Date(SECOND) });
    expect(health).toMatchObject({ level: "failing", exit_code: 1 });
    expect(refreshes.last_tried).toMatchObject({ outcome: "failed", exit_code: 1 });

    // As a kill while the site was made would have left the log, with the next line torn.
    const second = (await lines(name)).at(-1)?.run ?? "";
    const kept = (await lines(name)).filter(
      (line) => line.run !== second || ["begin", "collect"].includes(line.step),
    );
    const text = kept.map((line) => `${JSON.stringify(line)}\n`).join("");
    await writeFile(join(nights.data(name), "runs.jsonl"), `${text}{"run":"2026`);
    const next = await nights.run(name, SECOND);
    expect(next.code).toBe(0);
    expect(next.said).toMatch(new RegExp(`taking up run ${second}[\\s\\S]*Collected already`));
    const again = (await lines(name)).filter((line) => line.run === second).map(({ outcome }) => outcome);
    expect(again.slice(0, 4)).toEqual(["begun", "done", "taken_up", "skipped"]);
    const healed = await readStatus(nights.data(name), { now: new Date(SECOND) });
    expect(healed.health.exit_code).toBe(0);
    expect(healed.refreshes.last_good).toMatchObject({ id: second, changed: true });
    expect(await releaseManifest(nights.data(name))).not.toBe(before);
  });

  it("with half the schools in the newest file stops and names both files; a person may let it pass", async () => {
    const name = "half";
    await nights.copyOfFirst(name);
    const before = await releaseManifest(nights.data(name));
    const undo = await newestMi(nights.server, (text) => {
      const rows = text.split("\r\n");
      return `${rows.slice(0, Math.ceil(rows.length / 2)).join("\r\n")}\r\n`;
    });
    const stopped = await nights.run(name, SECOND);
    undo();
    expect(stopped.code).toBe(1);
    expect(stopped.said).toMatch(
      /error schools_fallen: [\s\S]*file_before .*31_August_2026[\s\S]*from .*30_September_2026/,
    );
    expect(await releaseManifest(nights.data(name))).toBe(before);

    const why = "Half the country has left.";
    const { code } = await nights.run(name, SECOND, { accept: { accept: ["schools_fallen"], why } });
    expect(code).toBe(0);
    expect(await ask(name, 'select accepted from core."check" where accepted is not null')).toEqual([[why]]);
    const { refreshes, database } = await readStatus(nights.data(name), { now: new Date(SECOND) });
    expect(refreshes.last_good?.accepted).toEqual({ schools_fallen: why });
    expect(database?.checks.find(({ accepted }) => accepted === why)?.name).toBe("schools_fallen");
  });

  // The short version of `npm run soak -- crash`.
  it("killed with -9 twice, at last after its switch, leaves old and new whole, and ends as if undisturbed", async () => {
    const name = "killed";
    await nights.copyOfFirst(name);
    await nights.copyOfFirst("undisturbed");
    expect((await nights.run("undisturbed", SECOND)).code).toBe(0);
    // The night after asks the search for another window; that alone is nothing new.
    expect((await nights.run("undisturbed", SECOND)).said).toMatch(/Nothing was written/);
    const [old, due] = [
      await releaseManifest(nights.data(name)),
      await releaseManifest(nights.data("undisturbed")),
    ];
    const ofSecond = async () => (await lines(name)).slice((await lines("first")).length);

    const killed = start(name);
    while (!(await ofSecond()).some(({ step }) => step === "collect")) await wait(5);
    await wait(Math.random() * 300);
    killed.kill("SIGKILL");
    expect(await signalOf(killed)).toBe("SIGKILL");
    expect(await releaseManifest(nights.data(name))).toBe(old);

    expect(await signalOf(start(name, "current"))).toBe("SIGKILL");
    expect((await ofSecond()).at(-1)?.step).toBe("site");
    expect(await releaseManifest(nights.data(name))).toBe(due);

    const endsWell = async () => {
      expect((await nights.run(name, SECOND)).code).toBe(0);
      expect(await releaseManifest(nights.data(name))).toBe(due);
      expect(new Set((await ofSecond()).map((line) => line.run)).size).toBe(1);
      expect((await ofSecond()).at(-1)).toMatchObject({ step: "end", outcome: "good" });
      expect((await readdir(nights.data(name))).sort()).toEqual(
        (await readdir(nights.data("undisturbed"))).sort(),
      );
      expect(await readdir(join(nights.data(name), "releases"))).toHaveLength(1);
    };
    await endsWell();
    // And where the line of the switch was the last it wrote.
    const text = await readFile(join(nights.data(name), "runs.jsonl"), "utf8");
    await writeFile(join(nights.data(name), "runs.jsonl"), text.slice(0, text.lastIndexOf('{"run"')));
    await endsWell();
  });
});
