import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { STEPS } from "../../pipeline/run/run-log.ts";
import { CrashTest, isGood } from "./crash.ts";
import { FaultTest, wrongWith } from "./fault-test.ts";
import { FAULTS } from "./faults.ts";
import { SOAK_SIZE } from "./passing-server.ts";
import { drawYear } from "./year-chart.ts";
import { simulate } from "./year.ts";

// `npm run soak -- crash [count] [seed]`, `… faults [part of a name]`, `… year [nights] [seed]`: the long tests; counts and
// seeds are printed.
const [what = "crash", count = "60", seed = "night"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "outcomes-soak-"));
try {
  const soaks: Readonly<Record<string, () => Promise<boolean>>> = {
    crash: () => crashes(Number(count), seed),
    faults,
    year: () => year(Number(count), seed),
  };
  const soak = soaks[what];
  if (soak === undefined) throw new Error(`"${what}" is no soak: ${Object.keys(soaks).join(", ")}`);
  process.exitCode = (await soak()) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** So many nights of a fictional country, and one build of what they left; drawn in docs/year.svg. */
async function year(nights: number, seedOf: string): Promise<boolean> {
  console.log(`simulated year: ${nights} nights, seed "${seedOf}"`);
  const { rows, differing, marts, corrected } = await simulate({
    dataDir: folder,
    ...SOAK_SIZE,
    nights,
    from: "2026-09-20",
    seed: seedOf,
    outages: new Map([
      [Math.ceil(nights * 0.3), "refuses"],
      [Math.ceil(nights * 0.5), "unavailable"],
      [Math.ceil(nights * 0.8), "dies"],
    ]),
    withdrawals: 6,
    correctedFrom: "2026-12-31",
    note: console.log,
  });
  await writeFile(fileURLToPath(new URL("../../docs/year.svg", import.meta.url)), drawYear(rows));
  console.log(
    `${corrected} files with a silent correction; ${marts - differing.length} of ${marts} marts the same`,
  );
  return differing.length === 0;
}

/** One night under each fault, and the next one. */
async function faults(): Promise<boolean> {
  const test = await FaultTest.prepare(folder);
  let good = 0;
  const names = Object.keys(FAULTS).filter((name) => count === "60" || name.includes(count));
  for (const name of names) {
    const trial = await test.trial(name);
    const wrong = wrongWith(trial);
    good += wrong.length === 0 ? 1 : 0;
    console.log(`${name}: exit ${trial.code}, ${trial.stands} stands, next night exit ${trial.healed.code}`);
    for (const one of wrong) console.log(`  WRONG: ${one}`);
  }
  await test.close();
  console.log(`${good} of ${names.length} good`);
  return good === names.length;
}

/** Kills so many nights, each step in turn, and prints what came of each. */
async function crashes(kills: number, seedOf: string): Promise<boolean> {
  console.log(`crash test: ${kills} kills, seed "${seedOf}"`);
  const test = await CrashTest.prepare(folder, seedOf);
  console.log(`undisturbed, milliseconds a step: ${JSON.stringify(Object.fromEntries(test.durations))}`);
  console.log("kill step after_ms left over then answers wrong code good");
  let good = 0;
  for (let index = 0; index < kills; index += 1) {
    const kill = await test.kill(STEPS[index % STEPS.length] ?? "build");
    const holds = isGood(kill);
    good += holds ? 1 : 0;
    const { step, afterMs, left, over, then, answers, wrong, code, leftovers } = kill;
    console.log(
      [
        index + 1,
        step,
        afterMs,
        left,
        over ? "over" : "-",
        then,
        answers,
        wrong.length,
        String(code),
        holds,
      ].join(" "),
      ...wrong.slice(0, 3),
      ...leftovers,
    );
  }
  await test.close();
  console.log(`${good} of ${kills} good`);
  return good === kills;
}
