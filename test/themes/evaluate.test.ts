import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { goldPath, readCoded, sentenceSources } from "../../pipeline/themes/coded.ts";
import { evaluate, evaluateProject } from "../../pipeline/themes/evaluate.ts";
import { readGold } from "../../pipeline/themes/gold.ts";

const codebook = loadCodebook();

it("lists the sentences it gets most wrong, worst first, with rule and words", async () => {
  const { measured, worst } = await evaluate(codebook, [
    { id: "right", text: "Attendance is high.", themes: ["attendance"], stance: "strength" },
    { id: "one", text: "Attendance is high.", themes: [], stance: "strength" },
    { id: "three", text: "Attendance is high.", themes: ["covid"], stance: "concern" },
  ]);
  expect(measured.quality.sentences).toBe(3);
  expect(worst).toEqual([
    'three: tagged attendance by attendance ("Attendance"); missed covid; stance strength, coded concern',
    'one: tagged attendance by attendance ("Attendance")',
  ]);
});

if (!existsSync(goldPath)) console.log("The gold sentences are not here: their figures are not checked.");

// Weights that do not fit the rules read worse on the very sentences they were fitted to: fit again after a change.
it.skipIf(!existsSync(goldPath))("keeps the weights fitted to the rules", async () => {
  const { measured } = await evaluate(codebook, readGold(goldPath));
  expect(measured.quality.micro.f1).toBeGreaterThan(0.93);
  expect(measured.quality.stanceAccuracy).toBeGreaterThan(0.93);
});

it("asks for the files the coded sentences stand in, and says how many are missing", async () => {
  const gold = [
    { id: "one", text: "Attendance is high.", themes: ["attendance"], stance: "strength" as const },
  ];
  const coded = readCoded().length;
  await expect(evaluateProject(codebook, gold, [])).rejects.toThrow(
    new RegExp(`${coded} of ${coded} coded sentences.*no files`),
  );
  expect(sentenceSources(["given.jsonl"])).toEqual(["given.jsonl"]);
});
