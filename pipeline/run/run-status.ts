import { type Age, GRACE_HOURS, HOUR_MS, missedAt } from "./age.ts";
import type { RunLine, RunRecord } from "./run-log.ts";

/** One refresh, in short. */
export interface RunBrief {
  id: string;
  began: string;
  /** When it was last taken up after a kill; null where it never was. */
  taken_up: string | null;
  /** Null while it runs, and where it was killed. */
  ended: string | null;
  outcome: RunRecord["outcome"];
  /** Whether readers got anything new. */
  changed: boolean;
  /** Why it failed, with the offending rows and where they came from; null where it did not. */
  why: string | null;
  exit_code: number | null;
  /** Checks a person let pass, and why. */
  accepted: Readonly<Record<string, string>>;
  steps: readonly Pick<RunLine, "step" | "outcome" | "seconds">[];
}

/** How the refreshes of a data folder go. */
export interface RunStatus {
  /** The last refresh that brought readers the newest, or found that they had it. */
  last_good: RunBrief | null;
  /** The last refresh at all. */
  last_tried: RunBrief | null;
  /** When the next one should have begun; null where there never was one. */
  next_expected: string | null;
  /** Refreshes since the last good one. */
  tried_since_good: number;
}

/** For a monitor: whether somebody has to look. */
export interface Health {
  /** `failing`: readers do not get what is newest. `warning`: they do, and something should be looked at. */
  level: "ok" | "warning" | "failing";
  reasons: readonly string[];
  /** What `outcomes status` ends with: 0, or the code of the run that failed, or 1. */
  exit_code: 0 | 1 | 2 | 3;
}

/** Sums the runs up; `everyHours` is how often a refresh is due. */
export function runStatus(records: readonly RunRecord[], everyHours: number): RunStatus {
  const last = records.at(-1);
  const good = records.findLast(({ outcome }) => outcome === "good");
  return {
    last_good: good === undefined ? null : brief(good),
    last_tried: last === undefined ? null : brief(last),
    next_expected:
      last === undefined ? null : new Date(Date.parse(lastBegun(last)) + everyHours * HOUR_MS).toISOString(),
    tried_since_good: good === undefined ? records.length : records.length - 1 - records.lastIndexOf(good),
  };
}

/** What health is told from; `problems` and `warnings` are sentences. */
export interface Signs {
  runs: RunStatus;
  ages: readonly Age[];
  problems: readonly string[];
  warnings: readonly string[];
}

/** What is wrong, worst first. `running`: a process writes into the folder now. */
export function healthOf(signs: Signs, now: Date, running: boolean): Health {
  const { runs, ages } = signs;
  const failing = [...signs.problems];
  const warnings = [...signs.warnings];
  const last = runs.last_tried;
  if (last?.outcome === "failed" || last?.outcome === "partial")
    failing.push(
      `Run ${last.id} ${last.outcome === "failed" ? "failed" : "was not whole"}: ${last.why ?? "no reason known"}`,
    );
  if (last?.outcome === "unfinished" && !running) {
    if (Date.parse(lastBegun(last)) - Date.parse(last.began) > GRACE_HOURS * HOUR_MS)
      failing.push(
        `Run ${last.id}, begun ${last.began}, was taken up ${last.taken_up ?? ""} and stopped again. Look what ends it: a limit of time or memory, or somebody.`,
      );
    else warnings.push(`Run ${last.id} was stopped before its end; the next refresh takes it up.`);
  }
  const missed = missedAt(runs.next_expected, now);
  if (missed !== null && !running)
    failing.push(
      `No refresh has begun since ${last === null ? "ever" : lastBegun(last)}: one was expected at ${missed}. Look at the timer.`,
    );
  for (const { kind, level, days, latest_as_at: day } of ages) {
    if (level === "late" || level === "stale")
      warnings.push(
        `The newest ${kind} is as at ${day ?? "no day"}, ${days ?? 0} days ago${level === "stale" ? ": far too old" : ""}.`,
      );
  }
  const code = last?.outcome === "failed" || last?.outcome === "partial" ? last.exit_code : null;
  return {
    level: failing.length > 0 ? "failing" : warnings.length > 0 ? "warning" : "ok",
    reasons: [...failing, ...warnings],
    exit_code: failing.length === 0 ? 0 : code === 2 || code === 3 ? code : 1,
  };
}

/** A run that was taken up after a kill has begun anew: the next one is due a night after that. */
function lastBegun({ began, taken_up: takenUp }: Pick<RunBrief, "began" | "taken_up">): string {
  return takenUp ?? began;
}

function brief({ lines, ...record }: RunRecord): RunBrief {
  return { ...record, steps: lines.map(({ step, outcome, seconds }) => ({ step, outcome, seconds })) };
}
