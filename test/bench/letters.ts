import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchTable } from "./bench.ts";
import { archiveLetters } from "./letters/folder.ts";
import { type Measured, measure } from "./letters/measured.ts";

const few = 2_000;
const many = 20_000;
const schools = 22_000;

/**
 * How a build of letters grows with their number, and what one new letter costs: ten times the letters, then one more. All
 * letters lie in the cache; no PDF is read.
 */
export async function run(): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-bench-"));
  try {
    let sentences = await archiveLetters(folder, 0, few, schools);
    const small = await measure("build", folder);
    // What was tagged at the first size must be tagged again at the second: the two are measured alike.
    await rm(join(folder, "outcomes.duckdb"));
    sentences += await archiveLetters(folder, few, many, schools);
    const large = await measure("build", folder);
    await archiveLetters(folder, many, many + 1, schools);
    const grown = await measure("build", folder);
    const row = (what: string, { seconds, processor, megabytes, texts }: Measured): (string | number)[] => [
      what,
      seconds.toFixed(1),
      processor.toFixed(1),
      Math.round(megabytes),
      texts,
    ];
    return {
      title: `Letters: ${few}, then ${many} with ${sentences} sentences, then one more`,
      columns: ["what", "seconds", "processor s", "peak MB", "texts tagged"],
      rows: [
        row(`${few} letters`, small),
        row(`${many} letters`, large),
        row(`${many + 1} letters, all but one tagged before`, grown),
      ],
      notes: [
        `Ten times the letters take ${(large.seconds / small.seconds).toFixed(1)} times as long, ${(large.processor / small.processor).toFixed(1)} times the processor (target: at most 11).`,
        "Target: of one new letter only its own texts are tagged.",
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
