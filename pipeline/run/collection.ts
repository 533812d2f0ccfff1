import type { Collected } from "../collect.ts";
import type { Settings } from "../settings.ts";
import { runFailed } from "../sources/runs.ts";
import { CAME } from "../sources/table-file.ts";
import { tellCollected } from "./told.ts";

/** A file that came and was refused is no failure of the collection: what it lacks is for the checks to say. */
export function judged(collected: Collected, { failureTolerance }: Settings): Collected {
  const failed = collected.runs.some((run) =>
    runFailed(
      { ...run, failed: run.failed.filter(({ reason }) => !reason.startsWith(CAME)) },
      failureTolerance,
    ),
  );
  return { ...collected, failed };
}

export function collectionTrouble(collected: Collected | null): string {
  const { why } = collected === null ? {} : tellCollected(collected);
  return `not everything could be collected: ${why ?? "see the notes of the run"}`;
}
