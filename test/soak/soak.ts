import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STEPS } from "../../pipeline/run/run-log.ts";
import { CrashTest, isGood } from "./crash.ts";

// `npm run soak -- [crash] [count] [seed]`: the long tests, their counts and seeds printed as a table.
const [what = "crash", count = "60", seed = "night"] = process.argv.slice(2);
if (what !== "crash") throw new Error(`"${what}" is no soak; there is: crash`);
const folder = await mkdtemp(join(tmpdir(), "outcomes-soak-"));
try {
  process.exitCode = (await crashes(Number(count), seed)) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Kills so many nights, each step in turn, and prints what came of each. */
async function crashes(kills: number, seedOf: string): Promise<boolean> {
  console.log(`crash test: ${kills} kills, seed "${seedOf}"`);
  const test = await CrashTest.prepare(folder, seedOf);
  console.log(`undisturbed, milliseconds a step: ${JSON.stringify(Object.fromEntries(test.durations))}`);
  console.log("kill step after_ms left then answers wrong code good");
  let good = 0;
  for (let index = 0; index < kills; index += 1) {
    const kill = await test.kill(STEPS[index % STEPS.length] ?? "build");
    const holds = isGood(kill);
    good += holds ? 1 : 0;
    const { step, afterMs, left, then, answers, wrong, code, leftovers } = kill;
    console.log(
      [index + 1, step, afterMs, left, then, answers, wrong.length, String(code), holds].join(" "),
      ...wrong.slice(0, 3),
      ...leftovers,
    );
  }
  await test.close();
  console.log(`${good} of ${kills} good`);
  return good === kills;
}
