import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunLog } from "../../pipeline/run/run-log.ts";
import { readStatus } from "../../pipeline/status.ts";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "outcomes-set-aside-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const begin = {
  run: "a",
  at: "2026-11-22T03:00:00.000Z",
  step: "begin",
  seconds: 0,
  outcome: "begun",
} as const;
const end = { ...begin, step: "end", outcome: "good", exit_code: 0 } as const;
const now = new Date("2026-11-22T04:00:00Z");

test("a damaged line of the log of runs is named with its number, and stops nothing", async () => {
  await writeFile(
    join(data, "runs.jsonl"),
    `${JSON.stringify(begin)}\n{"run":"a","at":\0\0}\n${JSON.stringify(end)}\n`,
  );
  const before = await readStatus(data, { now });
  expect(before.refreshes.last_good?.id).toBe("a");
  expect(before.health).toMatchObject({ level: "warning", exit_code: 0 });
  expect(before.health.reasons).toEqual([
    expect.stringMatching(/runs\.jsonl could not be read \(2\).*next run/),
  ]);

  const log = await openRunLog(data);
  await log.append([
    { ...begin, run: "b" },
    { ...end, run: "b" },
  ]);
  await log.close();
  const after = await readStatus(data, { now });
  expect(after.refreshes.last_good?.id).toBe("b");
  expect(after.set_aside).toMatchObject([{ file: "runs.jsonl", line: 2, at: expect.any(String) as string }]);
  expect(after.health.reasons).toEqual([expect.stringMatching(/kept in runs\.damaged\.jsonl/)]);

  await rm(join(data, "runs.damaged.jsonl"));
  expect((await readStatus(data, { now })).health.level).toBe("ok");
});
