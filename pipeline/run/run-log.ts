import { join } from "node:path";
import { z } from "zod";
import { Journal } from "../archive/journal.ts";

/** The steps of a refresh, in order; `begin` and `end` stand around them. */
export const STEPS = ["collect", "build", "publish", "site", "switch"] as const;
export type StepName = (typeof STEPS)[number];

const foundCheck = z.object({
  name: z.string(),
  level: z.enum(["error", "warn"]),
  rows: z.int(),
  /** Offending rows, each with the file it came from. */
  examples: z.array(z.string()),
  accepted: z.string().nullable(),
});

/** A check that found something, as the log keeps it. */
export type FoundCheck = z.infer<typeof foundCheck>;

const schema = z.object({
  /** Which run: the moment it began and four random digits. */
  run: z.string(),
  /** When this line was written: the step's end. */
  at: z.iso.datetime(),
  step: z.enum(["begin", ...STEPS, "end"]),
  /**
   * Of `begin`: begun, or taken_up after a kill. Of a step: done, unchanged (there was nothing to write), skipped (done
   * before the kill) or failed. Of `end`: good; partial, where not everything could be collected; failed.
   */
  outcome: z.enum(["begun", "taken_up", "done", "unchanged", "skipped", "failed", "good", "partial"]),
  seconds: z.number(),
  /** Whether the step changed anything that later steps read. */
  changed: z.boolean().optional(),
  /** Counts of what was found, by name. */
  found: z.record(z.string(), z.number()).optional(),
  /** Checks that found something. */
  checks: z.array(foundCheck).optional(),
  /** Checks a person lets pass in this run, with the reason. */
  accepted: z.record(z.string(), z.string()).optional(),
  /** Why it failed, in words for people. */
  why: z.string().optional(),
  /** With which code the run ended. */
  exit_code: z.int().optional(),
});

/** One line of the log: what one step of one run did. */
export type RunLine = z.infer<typeof schema>;

/**
 * `<data folder>/runs.jsonl`: what no archive can give back, so that it is only ever appended to. A line that was damaged is
 * set aside, and the runs go on.
 */
export function openRunLog(dataDir: string): Promise<Journal<RunLine>> {
  return Journal.open(join(dataDir, "runs.jsonl"), schema);
}

/** One refresh as its lines tell it. */
export interface RunRecord {
  id: string;
  began: string;
  /** When it was last taken up after a kill; null where it never was. */
  taken_up: string | null;
  /** Null while it runs, and where it was killed. */
  ended: string | null;
  /** `unfinished`: it has no end; it runs, or was killed and will be taken up. */
  outcome: "good" | "partial" | "failed" | "unfinished";
  /** Whether readers got anything new. */
  changed: boolean;
  why: string | null;
  exit_code: number | null;
  accepted: Readonly<Record<string, string>>;
  lines: readonly RunLine[];
}

/** Runs in the order they began. */
export function runRecords(lines: readonly RunLine[]): RunRecord[] {
  const byRun = new Map<string, RunLine[]>();
  for (const line of lines) byRun.set(line.run, [...(byRun.get(line.run) ?? []), line]);
  return [...byRun].map(([id, own]) => {
    const end = own.find(({ step }) => step === "end");
    const outcome = end?.outcome;
    return {
      id,
      began: own[0]?.at ?? "",
      taken_up: own.findLast(({ outcome: how }) => how === "taken_up")?.at ?? null,
      ended: end?.at ?? null,
      outcome: outcome === "good" || outcome === "partial" || outcome === "failed" ? outcome : "unfinished",
      changed: own.some(({ step, outcome: how }) => step === "switch" && how === "done"),
      why: end?.why ?? null,
      exit_code: end?.exit_code ?? null,
      accepted: Object.assign({}, ...own.map(({ accepted }) => accepted ?? {})) as Record<string, string>,
      lines: own,
    };
  });
}
