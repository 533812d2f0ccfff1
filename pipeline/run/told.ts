import type { BuildReport } from "../build.ts";
import type { Collected } from "../collect.ts";
import type { Published } from "../publish/publish.ts";
import type { FoundCheck } from "./run-log.ts";
import type { Told } from "./run.ts";

/** What a collection tells the log: counts over all sources, and what stopped it. */
export function tellCollected({ runs, failed }: Collected): Told {
  const sum = (count: (run: Collected["runs"][number]) => number): number =>
    runs.reduce((total, run) => total + count(run), 0);
  const newObjects = sum((run) => run.new_objects);
  const withdrawn = sum((run) => run.withdrawn);
  const reasons = runs.flatMap((run) => [
    ...run.stopped.map(({ host, reason }) => `${run.source}: ${host} stopped the collection (${reason})`),
    ...run.failed.slice(0, 3).map(({ url, reason }) => `${run.source}: ${url} failed (${reason})`),
  ]);
  return {
    outcome: failed ? "failed" : "done",
    changed: newObjects > 0 || withdrawn > 0,
    found: {
      requests: sum((run) => run.requests),
      body_bytes: sum((run) => run.body_bytes),
      fetched: sum((run) => run.fetched),
      unchanged: sum((run) => run.unchanged),
      missing: sum((run) => run.missing),
      failed: sum((run) => run.failed.length),
      new_objects: newObjects,
      withdrawn,
    },
    ...(reasons.length === 0 ? {} : { why: reasons.join("; ") }),
  };
}

/** What a build tells the log: rows of its marts, and the checks that found something. */
export function tellBuilt({ outcome, objects, marts, checks, refusedFiles }: BuildReport): Told {
  return {
    outcome: outcome === "built" ? "done" : "unchanged",
    changed: outcome === "built",
    found: {
      objects,
      refused_files: refusedFiles.length,
      ...Object.fromEntries(marts.map(({ mart, rows }) => [mart, rows])),
    },
    checks: foundChecks(checks),
  };
}

/** Checks that found something, as the log keeps them. */
export function foundChecks(checks: BuildReport["checks"]): FoundCheck[] {
  return checks
    .filter(({ rows }) => rows > 0)
    .map(({ name, level, rows, examples, accepted }) => ({ name, level, rows, examples, accepted }));
}

/** What a publication tells the log. */
export function tellPublished({ changed, files, bytes }: Published): Told {
  return { outcome: changed ? "done" : "unchanged", changed, found: { files, bytes } };
}
