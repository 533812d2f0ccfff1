import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STEPS } from "../../pipeline/run/run-log.ts";
import { CrashTest, isGood } from "./crash.ts";
import { FaultTest, wrongWith } from "./fault-test.ts";
import { FAULTS } from "./faults.ts";

// `npm run soak -- crash [count] [seed]`, `npm run soak -- faults`: the long tests; counts and seeds are printed.
const [what = "crash", count = "60", seed = "night"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "outcomes-soak-"));
try {
  if (what !== "crash" && what !== "faults") throw new Error(`"${what}" is no soak: crash, faults`);
  process.exitCode = (await (what === "crash" ? crashes(Number(count), seed) : faults())) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** One night under each fault, and the next one. */
async function faults(): Promise<boolean> {
  const test = await FaultTest.prepare(folder);
  let good = 0;
  for (const name of Object.keys(FAULTS)) {
    const trial = await test.trial(name);
    const wrong = wrongWith(trial);
    good += wrong.length === 0 ? 1 : 0;
    console.log(`${name}: exit ${trial.code}, ${trial.stands} stands, next night exit ${trial.healed.code}`);
    for (const one of wrong) console.log(`  WRONG: ${one}`);
  }
  await test.close();
  console.log(`${good} of ${Object.keys(FAULTS).length} good`);
  return good === Object.keys(FAULTS).length;
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
