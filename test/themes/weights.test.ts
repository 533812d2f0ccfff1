import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Weights, formatWeights, weightsText, writeWeights } from "../../pipeline/themes/weights.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "weights-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const weights: Weights = {
  start: new Map([
    ["reading", -100],
    ["strength", 0],
  ]),
  beside: new Map([["reading", { always: 20, themes: new Map([["writing", -30]]) }]]),
  weights: [
    { label: "strength", feature: "good", weight: 50 },
    { label: "reading", feature: "book + good", weight: 20 },
    { label: "reading", feature: "reading/books", weight: 150 },
  ],
};

it("writes a file a label, in the order of the codebook, that read together are the table", () => {
  writeWeights(folder, weights);
  expect(readdirSync(folder).sort()).toEqual(["01-reading.csv", "02-strength.csv"]);
  expect(weightsText(folder)).toBe(formatWeights(weights));
});

it("refuses a file with other columns, or with a line of another label, naming file and line", () => {
  writeWeights(folder, weights);
  const file = join(folder, "02-strength.csv");
  writeFileSync(file, "theme,feature,weight\n");
  expect(() => weightsText(folder)).toThrow("weights/02-strength.csv, line 1: the columns should be");
  writeFileSync(file, "label,feature,weight\r\nstrength,(start),0\r\nreading,good,5\r\n");
  expect(() => weightsText(folder)).toThrow(
    "weights/02-strength.csv, line 3: no weight of strength: reading,good,5",
  );
});
