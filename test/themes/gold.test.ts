import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WrongUse } from "../../pipeline/errors.ts";
import { isHeldOut, readGold } from "../../pipeline/themes/gold.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gold-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it("reads coded sentences, blank lines left out", () => {
  const sentence = { id: "a", text: "Invented.", themes: ["reading"], stance: "neutral" };
  expect(readGold(file("good.jsonl", `${JSON.stringify(sentence)}\n\n`))).toEqual([sentence]);
});

it("says which file is missing, as wrong use", () => {
  expect(() => readGold(join(folder, "none.jsonl"))).toThrow(WrongUse);
  expect(() => readGold(join(folder, "none.jsonl"))).toThrow(/none\.jsonl/);
});

it("names the line that is not a coded sentence", () => {
  expect(() => readGold(file("bad.jsonl", '\n{"id":1}\n'))).toThrow(/bad\.jsonl, line 2: id/);
  expect(() => readGold(file("text.jsonl", "hello"))).toThrow(/line 1: not JSON/);
});

it("holds out about one sentence in six, by the id alone", () => {
  const ids = Array.from({ length: 6000 }, (_, index) => `s-${index}`);
  const share = ids.filter(isHeldOut).length / ids.length;
  expect(share).toBeGreaterThan(0.14);
  expect(share).toBeLessThan(0.19);
  expect(isHeldOut("s-1")).toBe(isHeldOut("s-1"));
});
