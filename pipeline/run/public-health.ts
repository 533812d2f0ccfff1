import { writeWhole, realDisk } from "../archive/disk.ts";
import { join } from "node:path";
import { openRunLog, runRecords } from "./run-log.ts";
import { runStatus } from "./run-status.ts";

/** What the status page says of the nights: facts without words, since those may name folders of the machine. */
export interface PublicHealth {
  /** ISO moments in UTC. */
  at: string;
  last_good: { run: string; ended: string; changed: boolean } | null;
  last_tried: {
    run: string;
    began: string;
    outcome: "good" | "partial" | "failed" | "unfinished";
    /** The step that failed. */
    step: string | null;
    /** The checks that stopped it. */
    checks: readonly string[];
    /** Checks a person let pass, and why. */
    accepted: Readonly<Record<string, string>>;
  } | null;
  next_expected: string | null;
}

/**
 * Writes `<data folder>/health.json`, beside the release, so that a page of a site that stands can say how the nights
 * since went. A web server gives it out as /health.json; where it does not, the page does without.
 */
export async function writePublicHealth(dataDir: string, refreshHours: number, now: Date): Promise<void> {
  const health = publicHealth(runRecords((await openRunLog(dataDir)).lines), refreshHours, now);
  await writeWhole(realDisk, join(dataDir, "health.json"), Buffer.from(`${JSON.stringify(health)}\n`));
}

function publicHealth(records: ReturnType<typeof runRecords>, refreshHours: number, now: Date): PublicHealth {
  const { last_good: good, last_tried: tried, next_expected } = runStatus(records, refreshHours);
  const failed = records
    .at(-1)
    ?.lines.findLast(({ outcome, step }) => outcome === "failed" && step !== "end");
  return {
    at: now.toISOString(),
    last_good:
      good === null ? null : { run: good.id, ended: good.ended ?? good.began, changed: good.changed },
    last_tried:
      tried === null
        ? null
        : {
            run: tried.id,
            began: tried.began,
            outcome: tried.outcome,
            step: failed?.step ?? null,
            checks: (failed?.checks ?? []).filter(({ level }) => level === "error").map(({ name }) => name),
            accepted: tried.accepted,
          },
    next_expected,
  };
}
