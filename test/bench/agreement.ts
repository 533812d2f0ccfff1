import { corpusTexts, hasCorpus, tagBothWays } from "../themes/corpus.ts";
import type { BenchTable } from "./bench.ts";

/**
 * Whether the statement of the build and `outcomes tag` say the same of every real sentence: the tests take a tenth of them.
 * @throws Error naming how many differ, and one of them
 */
export async function run(): Promise<BenchTable> {
  if (!hasCorpus)
    throw new Error("The real letters and reports are not beside the project (../shared/data/letters).");
  const texts = await corpusTexts(1);
  const { themes, differing } = await tagBothWays(texts);
  if (differing.length > 0)
    throw new Error(
      `${differing.length} of ${texts.length} texts are tagged otherwise; one is: ${differing[0]}`,
    );
  return {
    title: "The build and `outcomes tag` over all sentences of the real letters and reports",
    columns: ["distinct sentences", "themes given", "sentences that differ"],
    rows: [[texts.length, themes, differing.length]],
    notes: ["Compared: stance, and each theme with its rule and place. Target: none differs."],
  };
}
