import { join } from "node:path";
import { z } from "zod";
import { Journal } from "../archive/journal.ts";
import { SOURCE_NAMES } from "./source.ts";

const schema = z.object({
  source: z.enum(SOURCE_NAMES),
  mode: z.string(),
  started: z.iso.datetime(),
  finished: z.iso.datetime(),
  /** Everything that was to be asked was asked. */
  complete: z.boolean(),
  /** Requests sent, robots.txt, tries and redirects included. */
  requests: z.int(),
  /** Bytes of body read off the wire. */
  body_bytes: z.int(),
  /** Things asked for, by what became of them. */
  fetched: z.int(),
  unchanged: z.int(),
  missing: z.int(),
  /** Objects the archive did not have before. */
  new_objects: z.int(),
  withdrawn: z.int(),
  left: z.int(),
  failed: z.array(z.object({ url: z.string(), reason: z.string() })),
  /** Addresses that the sites list and that have nothing. */
  missing_urls: z.array(z.string()),
  stopped: z.array(z.object({ host: z.string(), reason: z.string() })),
  /** The newest publication date met up to now, ISO. */
  newest: z.string().nullable(),
});

/** How one collection of one source went. */
export type Run = z.infer<typeof schema>;

/** The folder of everything the collectors remember between runs. */
export function queueFolder(dataDir: string): string {
  return join(dataDir, "queue");
}

/** The journal of runs, oldest first. */
export function openRuns(dataDir: string): Promise<Journal<Run>> {
  return Journal.open(join(queueFolder(dataDir), "runs.jsonl"), schema);
}

/** The last run of each source, for `status`; empty where nothing was ever collected. */
export async function lastRuns(dataDir: string): Promise<readonly Run[]> {
  const { lines } = await openRuns(dataDir);
  return SOURCE_NAMES.flatMap((source) => lines.filter((run) => run.source === source).slice(-1));
}

/** Things asked for in a run. */
export function asked(run: Pick<Run, "fetched" | "unchanged" | "missing" | "failed">): number {
  return run.fetched + run.unchanged + run.missing + run.failed.length;
}

/** Whether a run counts as failed: a host stopped it, or more than the tolerated share of it failed. */
export function runFailed(run: Run, tolerance: number): boolean {
  return run.stopped.length > 0 || run.failed.length > tolerance * asked(run);
}
