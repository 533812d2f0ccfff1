import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { evaluate } from "../../pipeline/themes/evaluate.ts";
import { readGold } from "../../pipeline/themes/gold.ts";

const goldPath = fileURLToPath(new URL("../../../shared/data/gold/dev.jsonl", import.meta.url));
const codebook = loadCodebook();

it("lists the sentences it gets most wrong, worst first, with rule and words", async () => {
  const { measured, worst } = await evaluate(
    codebook,
    [
      { id: "right", text: "Attendance is high.", themes: ["attendance"], stance: "strength" },
      { id: "one", text: "Attendance is high.", themes: [], stance: "strength" },
      { id: "three", text: "Attendance is high.", themes: ["covid"], stance: "concern" },
    ],
    false,
  );
  expect(measured).toHaveLength(1);
  expect(worst).toEqual([
    'three: tagged attendance by attendance ("Attendance"); missed covid; stance strength, coded concern',
    'one: tagged attendance by attendance ("Attendance")',
  ]);
});

if (!existsSync(goldPath)) console.log("The gold sentences are not here: their figures are not checked.");

// A little under the figures of docs/codebook-quality.md: a change of the codebook must not read worse unnoticed.
it.skipIf(!existsSync(goldPath))("keeps the figures reached on the gold sentences", async () => {
  const { measured } = await evaluate(codebook, readGold(goldPath), true);
  const [unread, read] = measured.map(({ quality }) => quality);
  expect(unread?.micro.f1).toBeGreaterThan(0.76);
  expect(unread?.stanceAccuracy).toBeGreaterThan(0.82);
  expect(read?.micro.f1).toBeGreaterThan(0.94);
  expect(read?.stanceAccuracy).toBeGreaterThan(0.86);
});
