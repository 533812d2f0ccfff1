import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Queue } from "../../pipeline/sources/queue.ts";
import type { Task } from "../../pipeline/sources/source.ts";
import { folderOfEachTest } from "../empty-folder.ts";

const folder = folderOfEachTest();
let path: string;
beforeEach(() => {
  path = join(folder.path, "reports.jsonl");
});

const AT = "2026-11-22T03:00:00.000Z";
const page = (urn: string): Task => ({
  kind: "page",
  url: `https://reports.example/provider/21/${urn}`,
  others: [],
  why: "walk",
  urn,
  title: `provider page of URN ${urn}`,
});

describe("the queue", () => {
  it("goes on after a restart where it was, and is a file of one line for each step", async () => {
    const queue = await Queue.open(path);
    await queue.begin("walk", AT, [page("1"), page("2"), page("3")]);
    await queue.finish(page("1"), AT, "fetched", [page("4")]);
    await queue.fail(page("2"), AT, "it answered 500, 5 times");
    await queue.close();
    const again = await Queue.open(path);
    expect(again.unfinished).toEqual({ run: "walk", started: AT });
    expect(again.pending.map(({ urn }) => urn)).toEqual(["3", "4"]);
    expect(again.failed).toEqual([{ task: page("2"), reason: "it answered 500, 5 times" }]);
    expect((await readFile(path, "utf8")).trim().split("\n")).toHaveLength(8);
  });

  it("drops a line that a kill tore, and what was done is then done again", async () => {
    const queue = await Queue.open(path);
    await queue.begin("walk", AT, [page("1"), page("2")]);
    await queue.close();
    await appendFile(path, '{"done":"page 1","at":"2026-11-2');
    const again = await Queue.open(path);
    expect(again.pending.map(({ urn }) => urn)).toEqual(["1", "2"]);
    await again.finish(page("1"), AT, "fetched", []);
    await again.close();
    expect((await Queue.open(path)).pending.map(({ urn }) => urn)).toEqual(["2"]);
  });

  it("whose planning a kill cut short has no run to go on with", async () => {
    await writeFile(path, `{"run":"walk","started":"${AT}"}\n${JSON.stringify({ ask: page("1") })}\n`);
    expect((await Queue.open(path)).unfinished).toBeNull();
  });

  it("takes a provider or a file once, whatever led to it", async () => {
    const queue = await Queue.open(path);
    await queue.begin("nightly", AT, [page("1"), { ...page("1"), why: "revisit" }]);
    expect(queue.left).toBe(1);
    expect(await queue.add([{ ...page("1"), why: "search" }, page("2")])).toBe(1);
    await queue.close();
  });

  it("goes on with all but a damaged line; where that was its beginning, a run begins anew", async () => {
    await writeFile(path, '{"run":5}\n{"planned":1}\n');
    const queue = await Queue.open(path);
    expect([queue.unfinished, queue.left]).toEqual([null, 0]);
  });
});
