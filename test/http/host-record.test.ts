import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileRecord } from "../../pipeline/http/host-record.ts";
import { isHostTimes } from "../../pipeline/http/limiter.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "record-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a record of hosts in a file", () => {
  it("gives back what was written, also to the next program, and is readable", async () => {
    const path = join(folder, "queue", "hosts.json");
    const times = new Map([["reports.example", { lastRequest: 5, pausedUntil: 0 }]]);
    await fileRecord(path, isHostTimes).write(times);
    expect(await fileRecord(path, isHostTimes).read()).toEqual(times);
    expect(await readFile(path, "utf8")).toContain('"reports.example": {\n    "lastRequest": 5');
  });

  it("is empty where there is no file, or one that holds something else", async () => {
    const path = join(folder, "hosts.json");
    expect(await fileRecord(path, isHostTimes).read()).toEqual(new Map());
    for (const text of ['{"a": {"lastRe', "[]", "null", '{"a": {"lastRequest": "yesterday"}}']) {
      await writeFile(path, text);
      expect(await fileRecord(path, isHostTimes).read()).toEqual(new Map());
    }
  });

  it("ends with the last of many writes at once", async () => {
    const path = join(folder, "hosts.json");
    const record = fileRecord(path, isHostTimes);
    await Promise.all(
      [1, 2, 3, 4, 5].map((lastRequest) => record.write(new Map([["a", { lastRequest, pausedUntil: 0 }]]))),
    );
    expect(await record.read()).toEqual(new Map([["a", { lastRequest: 5, pausedUntil: 0 }]]));
  });
});
