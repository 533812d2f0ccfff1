import { expect, it } from "vitest";
import { toLines } from "../../../pipeline/parse/letter/line.ts";
import type { TextRun } from "../../../pipeline/parse/letter/pdf.ts";

const run = (text: string, x: number, width: number): TextRun => ({
  text,
  x,
  width,
  y: 500,
  size: 12,
  font: "text",
});
const read = (...runs: TextRun[]): string[] => toLines(runs).map(({ text }) => text);

it("parts the number of an item from its text, however little room it leaves", () => {
  expect(read(run("10.", 72, 17), run("Pupils read.", 90, 60))).toEqual(["10. Pupils read."]);
  expect(read(run("3)", 72, 10), run("They write.", 82.5, 60))).toEqual(["3) They write."]);
});

it("joins what belongs together where the gap is no word's", () => {
  expect(read(run("10.", 72, 17), run("5 hours", 90, 40))).toEqual(["10.5 hours"]);
  expect(read(run("Pu", 72, 14), run("pils", 87, 20))).toEqual(["Pupils"]);
});
