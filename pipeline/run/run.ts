import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { diskError } from "../archive/disk.ts";
import { type Accepted, ChecksFound } from "../database/checks.ts";
import { ToldError, errorText } from "../errors.ts";
import type { Clock } from "../http/clock.ts";
import type { Journal } from "../archive/journal.ts";
import { type RunLine, type StepName, runRecords } from "./run-log.ts";
import { foundChecks } from "./told.ts";

/** What a step tells of itself. */
export type Told = Pick<RunLine, "outcome"> & Partial<Pick<RunLine, "changed" | "found" | "checks" | "why">>;

/** A step that was done before a kill is not done again within this time. */
const STILL_FRESH_MS = 6 * 3_600_000;

/** One refresh under way: every step leaves a line in the log when it ends, and the run one at its end. */
export class Run {
  readonly id: string;
  /** A run that was killed goes on under its name. */
  readonly takenUp: boolean;
  readonly #log: Journal<RunLine>;
  readonly #clock: Clock;
  readonly #began: number;
  readonly #before: readonly RunLine[];

  private constructor(id: string, before: readonly RunLine[], log: Journal<RunLine>, clock: Clock) {
    this.id = id;
    this.takenUp = before.length > 0;
    this.#before = before;
    this.#log = log;
    this.#clock = clock;
    this.#began = clock.now();
  }

  /** Begins a run, or takes up the last one where it has no end. The caller holds the lock on the data folder. */
  static async begin(log: Journal<RunLine>, clock: Clock, accepted: Accepted): Promise<Run> {
    const last = runRecords(log.lines).at(-1);
    const unfinished = last?.outcome === "unfinished" ? last : null;
    const at = new Date(clock.now()).toISOString();
    const fresh = `${at.replace(/[-:]|\.\d+/g, "")}-${randomBytes(2).toString("hex")}`;
    const run = new Run(unfinished?.id ?? fresh, unfinished?.lines ?? [], log, clock);
    await run.#write("begin", {
      outcome: run.takenUp ? "taken_up" : "begun",
      ...(accepted.size === 0 ? {} : { accepted: Object.fromEntries(accepted) }),
    });
    return run;
  }

  /** Whether a step of this very run was done before it was killed, so lately that it need not be done again. */
  wasDone(step: StepName): boolean {
    // A run that was killed twice has skipped it the second time: that it was done stands further up.
    const line = this.#before.findLast((one) => one.step === step && one.outcome !== "skipped");
    const age = line === undefined ? Number.NaN : this.#clock.now() - Date.parse(line.at);
    // A clock that was set back makes the age negative: then nothing is known.
    return line?.outcome === "done" && age >= 0 && age < STILL_FRESH_MS;
  }

  /** Does a step and writes down what it told of itself, or why it failed; the failure is thrown on. */
  async step<Result>(
    step: StepName,
    work: () => Promise<Result>,
    tell: (result: Result) => Told,
  ): Promise<Result> {
    const began = this.#clock.now();
    try {
      const result = await work();
      await this.#write(step, tell(result), began);
      return result;
    } catch (raw) {
      const thrown = diskError(raw, dirname(this.#log.path));
      const checks = thrown instanceof ChecksFound ? { checks: foundChecks(thrown.checks) } : {};
      await this.#write(step, { outcome: "failed", why: errorText(thrown), ...checks }, began).catch(
        () => undefined,
      );
      throw thrown;
    }
  }

  /** A step that needs not be done. */
  async pass(step: StepName, outcome: "skipped" | "unchanged"): Promise<void> {
    await this.#write(step, { outcome, changed: false }, this.#clock.now());
  }

  /** The run is at its end. */
  async end(
    outcome: "good" | "partial",
    why: string | null = null,
    found: NonNullable<RunLine["found"]> = {},
  ): Promise<void> {
    await this.#write("end", {
      outcome,
      found,
      exit_code: outcome === "good" ? 0 : 3,
      ...(why === null ? {} : { why }),
    });
  }

  /** The run failed. That a full disk takes no line must not hide what failed. */
  async fail(thrown: unknown): Promise<void> {
    const exitCode = thrown instanceof ToldError ? thrown.exitCode : 3;
    await this.#write("end", { outcome: "failed", exit_code: exitCode, why: errorText(thrown) }).catch(
      () => undefined,
    );
  }

  async #write(
    step: RunLine["step"],
    facts: Omit<RunLine, "run" | "at" | "step" | "seconds">,
    began: number = this.#began,
  ): Promise<void> {
    const now = this.#clock.now();
    const seconds = Math.max(0, Math.round((now - began) / 100) / 10);
    await this.#log.append([{ run: this.id, at: new Date(now).toISOString(), step, seconds, ...facts }]);
  }
}
