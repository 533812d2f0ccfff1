import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CheckFailed, OutsideFailed, errorText } from "../../pipeline/errors.ts";
import { systemClock } from "../../pipeline/http/clock.ts";
import { openRunLog } from "../../pipeline/run/run-log.ts";
import { Run } from "../../pipeline/run/run.ts";

const HOUR_MS = 3_600_000;

let data: string;
let now: number;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "outcomes-run-"));
  now = Date.parse("2026-11-22T03:00:00Z");
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** Begins or takes up a run, as a process of its own would. */
async function begun(): Promise<{ run: Run; die: () => Promise<void> }> {
  const log = await openRunLog(data);
  const run = await Run.begin(log, { ...systemClock, now: () => now }, new Map());
  return { run, die: () => log.close() };
}

const collect = (run: Run) =>
  run.step(
    "collect",
    () => Promise.resolve(),
    () => ({ outcome: "done" }),
  );

test("a run killed after its collection goes on under its name, and does not collect again, however often", async () => {
  const first = await begun();
  expect([first.run.takenUp, first.run.wasDone("collect")]).toEqual([false, false]);
  await collect(first.run);
  await first.die();
  await appendFile(join(data, "runs.jsonl"), '{"run":"20');
  for (let kill = 0; kill < 3; kill += 1) {
    const { run, die } = await begun();
    expect(run.id).toBe(first.run.id);
    expect([run.takenUp, run.wasDone("collect"), run.wasDone("build")]).toEqual([true, true, false]);
    await run.pass("collect", "skipped");
    await die();
  }
  now += 7 * HOUR_MS;
  expect((await begun()).run.wasDone("collect")).toBe(false);
});

test("a run that wrote down its end is over, though it was killed before it let go of anything", async () => {
  const first = await begun();
  await collect(first.run);
  await first.run.end("good");
  await first.die();
  const next = await begun();
  expect(next.run.id).not.toBe(first.run.id);
  expect([next.run.takenUp, next.run.wasDone("collect")]).toEqual([false, false]);
});

test("a step that is passed takes no time, however long the run is under way", async () => {
  const { run } = await begun();
  now += HOUR_MS;
  await run.pass("publish", "unchanged");
  await run.end("good");
  const seconds = (await openRunLog(data)).lines.map((line) => [line.step, line.seconds]);
  expect(seconds).toEqual([
    ["begin", 0],
    ["publish", 0],
    ["end", 3600],
  ]);
});

test("what was done before the clock was set back is done again", async () => {
  const first = await begun();
  await collect(first.run);
  await first.die();
  now -= HOUR_MS;
  expect((await begun()).run.wasDone("collect")).toBe(false);
});

const FULL =
  /^The disk is full\. .*free some room and run this again\. The data folder is \/.*; what failed: /;
test.each([
  [Object.assign(new Error("write"), { code: "ENOSPC" }), FULL],
  [new Error('Could not write file "outcomes.duckdb": No space left on device'), FULL],
  [new CheckFailed("Framework said:\nENOSPC: no space left on device, copyfile"), FULL],
  [
    Object.assign(new Error("EACCES: permission denied, open"), {
      code: "EACCES",
      path: "/d/queue/mi.jsonl",
    }),
    /^Not allowed to use \/d\/queue\/mi\.jsonl \(EACCES\)\. .*give this user the right to it, and run this again/,
  ],
])(
  "a step that a full disk or another user's file made fail says so and what to do, in the log and to the person: %s",
  async (thrown, says) => {
    const { run } = await begun();
    const step = run.step(
      "publish",
      () => Promise.reject(thrown),
      () => ({ outcome: "done" }),
    );
    const told = await step.catch((error: unknown) => error);
    expect(told).toBeInstanceOf(OutsideFailed);
    expect(errorText(told)).toMatch(says);
    await run.fail(told);
    const said = (await openRunLog(data)).lines.slice(-2);
    expect(said.map(({ why }) => why)).toEqual([errorText(told), errorText(told)]);
    expect(said[1]?.exit_code).toBe(3);
  },
);
