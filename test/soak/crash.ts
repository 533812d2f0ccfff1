import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { STEPS, type StepName, openRunLog, runRecords } from "../../pipeline/run/run-log.ts";
import { Random } from "../../pipeline/sample/random.ts";
import { night } from "./night.ts";
import { type PassingServer, passingServer } from "./passing-server.ts";
import { Reader, type Seen, readSite } from "./reader.ts";
import { releaseManifest } from "./release-manifest.ts";

const FIRST_DAY = "2026-09-20";
const SECOND_DAY = "2026-10-20";
const at = (day: string): string => `${day}T03:00:00.000Z`;

/**
 * What readers see: the release of the night before; the one that an undisturbed night makes; the one that yet another
 * run makes after it, which looks again at other pages and may find other things; or none of them.
 */
type Saw = "old" | "new" | "next" | "broken";

type Manifests = Readonly<Record<Exclude<Saw, "broken">, string>>;

/** One kill and what came of it. */
export interface Kill {
  step: StepName;
  /** Milliseconds after the step began. */
  afterMs: number;
  /** What readers saw right after the kill. */
  left: Saw;
  /** The killed run had written down its end: the next one is no taking up but a run of its own. */
  over: boolean;
  /** What they saw after the next run. */
  then: Saw;
  /** Answers a reader got while it ran, and those that belong to neither release. */
  answers: number;
  wrong: readonly string[];
  /** Exit code of the next run, and names it left lying about. */
  code: number | null;
  leftovers: readonly string[];
}

/** A country with one good night behind it and a second due, to be disturbed. */
export class CrashTest {
  readonly #folder: string;
  readonly #server: PassingServer;
  readonly #random: Random;
  readonly #manifests: Manifests;
  readonly #seen: readonly Seen[];
  /** How long each step took undisturbed. */
  readonly durations: ReadonlyMap<StepName, number>;

  private constructor(
    folder: string,
    server: PassingServer,
    random: Random,
    undisturbed: { manifests: Manifests; seen: Seen[]; durations: Map<StepName, number> },
  ) {
    this.#folder = folder;
    this.#server = server;
    this.#random = random;
    this.#manifests = undisturbed.manifests;
    this.#seen = undisturbed.seen;
    this.durations = undisturbed.durations;
  }

  /** Runs the first night, and the second one undisturbed; `folder` is an empty one to work in. */
  static async prepare(folder: string, seed: string): Promise<CrashTest> {
    const server = await passingServer(FIRST_DAY);
    const first = join(folder, "first");
    await mkdir(first, { recursive: true });
    // The second time nothing has changed: what the first refused for good is not asked for again.
    await night({ data: first, base: server.base, at: at(FIRST_DAY) });
    await night({ data: first, base: server.base, at: at(FIRST_DAY) });
    server.setDay(SECOND_DAY);
    const whole = join(folder, "whole");
    await copy(first, whole);
    const durations = new Map<StepName, number>();
    const child = startNight(whole, server.base);
    let began = performance.now();
    for (const step of STEPS) {
      await reached(whole, child, step);
      durations.set(step, performance.now() - began);
      began = performance.now();
    }
    const code = await ended(child);
    if (code !== 0) throw new Error(`the undisturbed night ended with ${String(code)}`);
    const again = join(folder, "again");
    await copy(whole, again);
    await night({ data: again, base: server.base, at: at(SECOND_DAY) });
    const manifests = {
      old: await releaseManifest(first),
      new: await releaseManifest(whole),
      next: await releaseManifest(again),
    };
    if (manifests.old === manifests.new) throw new Error("the second night brought nothing new");
    const seen = [await readSite(first), await readSite(whole), await readSite(again)];
    return new CrashTest(folder, server, new Random(seed), { manifests, seen, durations });
  }

  /** Kills the second night at a random moment of `step`, looks, and runs it again. */
  async kill(step: StepName): Promise<Kill> {
    const data = join(this.#folder, "killed");
    await rm(data, { recursive: true, force: true });
    await copy(join(this.#folder, "first"), data);
    const afterMs = Math.round(this.#random.next() * (this.durations.get(step) ?? 0));
    const child = startNight(data, this.#server.base);
    const reader = new Reader(data, this.#seen);
    const before = STEPS[STEPS.indexOf(step) - 1] ?? "begin";
    await reached(data, child, before);
    await wait(afterMs);
    child.kill("SIGKILL");
    await ended(child);
    const left = await this.#state(data);
    const over = await isOver(data);
    const again = startNight(data, this.#server.base);
    const code = await ended(again);
    await reader.stop();
    return {
      step,
      afterMs,
      left,
      over,
      then: await this.#state(data, over ? "next" : "new"),
      answers: reader.answers,
      wrong: reader.wrong,
      code,
      leftovers: await leftovers(data),
    };
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** Where two releases are the same, what readers see counts as the one that is `due`. */
  async #state(data: string, due: "new" | "next" = "new"): Promise<Saw> {
    const manifest = await releaseManifest(data).catch(() => "broken");
    return [due, "old" as const, "new" as const].find((one) => this.#manifests[one] === manifest) ?? "broken";
  }
}

/** A kill after which all is as it should be. */
export function isGood({ left, over, then, wrong, code, leftovers: lying }: Kill): boolean {
  const due = over ? "next" : "new";
  return left !== "broken" && then === due && wrong.length === 0 && code === 0 && lying.length === 0;
}

function startNight(data: string, base: string): ChildProcess {
  return spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "night-child.ts"), data, base, at(SECOND_DAY)],
    { stdio: "ignore", cwd: join(import.meta.dirname, "..", "..") },
  );
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Whether the second night has written down its end. */
async function isOver(data: string): Promise<boolean> {
  const records = runRecords((await openRunLog(data)).lines);
  return records.at(-1)?.began === at(SECOND_DAY) && records.at(-1)?.ended !== null;
}

/** Waits until the second night has written the line of a step, or is over. */
async function reached(data: string, child: ChildProcess, step: StepName | "begin"): Promise<void> {
  const line = `"step":"${step}"`;
  while (child.exitCode === null && child.signalCode === null) {
    const text = await readFile(join(data, "runs.jsonl"), "utf8");
    if (text.split("\n").some((one) => one.includes(`"at":"${at(SECOND_DAY)}"`) && one.includes(line)))
      return;
    await wait(5);
  }
}

/** What a data folder has beside what belongs there. */
async function leftovers(data: string): Promise<string[]> {
  const known =
    /^(archive|cache|queue|releases|current|outcomes\.duckdb|published|site|runs\.jsonl|health\.json)$/;
  const lying = (await readdir(data)).filter((name) => !known.test(name));
  const releases = await readdir(join(data, "releases"));
  if (releases.length !== 1) lying.push(...releases.map((name) => `releases/${name}`));
  if (existsSync(join(data, "outcomes.lock"))) lying.push("outcomes.lock");
  return lying;
}

function copy(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, verbatimSymlinks: true });
}
