import { existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { openPruned } from "../../pipeline/archive/pruned.ts";
import { build } from "../../pipeline/build.ts";
import { runProgram } from "../../pipeline/commands/program.ts";
import { planPrune, prune } from "../../pipeline/upkeep/prune.ts";
import { testTerminal } from "../commands/test-terminal.ts";
import { emptyFolder } from "../empty-folder.ts";
import { providerPage, put } from "./data-folder.ts";

const page = "https://reports.example.org/provider/21/900001";
const one = "https://files.example.org/v1/file/1";
const two = "https://files.example.org/v1/file/2";
const now = new Date("2026-11-22T03:00:00Z");

let folder: Awaited<ReturnType<typeof emptyFolder>>;
beforeEach(async () => {
  folder = await emptyFolder();
});
afterEach(() => folder.remove());

/** Six nights of one page: three times the first letter, then two letters, three times. Gives the six hashes. */
async function sixNights(): Promise<string[]> {
  const hashes: string[] = [];
  for (let night = 1; night <= 6; night++) {
    const text = providerPage(900001, night <= 3 ? [one] : [two, one], `token ${night}`);
    const { entry } = await put(folder.path, `2026-03-0${night}`, text, { kind: "provider_page", url: page });
    hashes.push(entry.sha256);
  }
  return hashes;
}

async function pruneTo(budget: number): Promise<string[]> {
  const archive = await Archive.open(folder.path);
  const plan = await planPrune(archive, budget);
  await prune(folder.path, archive, plan, now);
  return plan.chosen.map((object) => object.sha256);
}

test("what stood between two versions of a page that say the same goes, and nothing else", async () => {
  const [, second, , , fifth] = await sixNights();
  expect(await pruneTo(0)).toEqual([second, fifth]);
  const archive = await Archive.open(folder.path);
  expect(archive.entries()).toHaveLength(4);
  expect(archive.has(second ?? "")).toBe(false);
  expect(existsSync(archive.path(second ?? ""))).toBe(false);
});

test("the oldest goes first, and no more than the budget asks", async () => {
  const [first, second] = await sixNights();
  const archive = await Archive.open(folder.path);
  const total = archive.objects().reduce((sum, { bytes }) => sum + bytes, 0);
  expect((await planPrune(archive, total)).chosen).toEqual([]);
  expect(await pruneTo(total - 1)).toEqual([second]);
  expect((await Archive.open(folder.path)).has(first ?? "")).toBe(true);
});

test("letters and files of figures stay, however often they came and however small the budget", async () => {
  for (const day of ["01", "02", "03", "04"]) {
    await put(folder.path, `2026-03-${day}`, `%PDF ${day}`, { kind: "document", url: one });
    await put(folder.path, `2026-03-${day}`, `URN ${day}`, {
      kind: "mi",
      url: "https://www.example.org/mi.csv",
    });
  }
  expect(await pruneTo(0)).toEqual([]);
});

test("a page that can not be read stays: nobody knows what it says", async () => {
  for (const day of ["01", "02", "03"])
    await put(folder.path, `2026-03-${day}`, `<html>${day}`, { kind: "provider_page", url: page });
  expect(await pruneTo(0)).toEqual([]);
});

test("every mart but those that count sources and refreshes is the same after pruning, byte for byte", async () => {
  await sixNights();
  const before = await build({ dataDir: folder.path });
  await pruneTo(0);
  const after = await build({ dataDir: folder.path });
  const others = (report: typeof before) =>
    report.marts.filter(({ mart }) => mart !== "freshness" && mart !== "refresh");
  expect(others(after)).toEqual(others(before));
  expect(others(after).length).toBeGreaterThan(5);
});

test("the same bytes that come again after pruning are kept again", async () => {
  const [, second] = await sixNights();
  await pruneTo(0);
  const text = providerPage(900001, [one], "token 2");
  const again = await put(folder.path, "2026-03-09", text, { kind: "provider_page", url: page });
  expect(again.entry.sha256).toBe(second);
  expect(again.isNew).toBe(true);
  const reopened = await Archive.open(folder.path);
  expect(reopened.has(second ?? "")).toBe(true);
  await pruneTo(1e9);
  expect((await reopened.read(second ?? "")).length).toBe(text.length);
});

test("bytes that a kill left after they were listed as gone are removed by the next pruning", async () => {
  const [, second] = await sixNights();
  const archive = await Archive.open(folder.path);
  const list = await openPruned(folder.path);
  const gone = { sha256: second ?? "", bytes: 1, kind: "provider_page", url: page };
  await list.append([{ at: now.toISOString(), ...gone, ledger_lines: archive.ledgerLines }]);
  await list.close();
  expect(existsSync(archive.path(second ?? ""))).toBe(true);
  await pruneTo(1e9);
  expect(existsSync(archive.path(second ?? ""))).toBe(false);
});

test("the command says what went, and ends with 1 when what must stay is over the budget", async () => {
  await sixNights();
  const terminal = testTerminal();
  const run = (...args: string[]) =>
    runProgram(["prune", "--data", folder.path, ...args], {
      terminal,
      stdin: process.stdin,
      env: {},
      workingFolder: folder.path,
    });
  expect(await run("--budget", "0.001MB", "--dry-run")).toBe(1);
  expect(terminal.out).toContain("2 pages would go");
  expect((await Archive.open(folder.path)).entries()).toHaveLength(6);
  expect(await run("--budget", "0.001MB")).toBe(1);
  expect(terminal.out).toMatch(/2 pages went .* nothing else may go/s);
  expect(await run("--budget", "1 GB")).toBe(0);
  expect(await run("--budget", "much")).toBe(2);
  expect(terminal.notes.join()).toContain('"much" is not a size');
});
