import { existsSync } from "node:fs";
import { join } from "node:path";
import { Archive } from "./archive/archive.ts";
import { type BuildReport, build } from "./build.ts";
import { type Collected, collect } from "./collect.ts";
import type { Published } from "./publish/publish.ts";
import { publishAll } from "./publish/publish-all.ts";
import type { Settings } from "./settings.ts";
import { type BuiltSite, buildSite } from "./site/build-site.ts";
import type { Reporter } from "./sources/progress.ts";

/** What one refresh did, step by step. */
export interface Refreshed {
  collected: Collected;
  built: BuildReport;
  published: Published;
  /** Null when nothing was published, so that the site that stands is the newest. */
  site: BuiltSite | null;
}

/** Where a refresh keeps the site it made: beside the data it shows. */
export function siteFolder(settings: Settings): string {
  return join(settings.data, "site");
}

/**
 * One refresh from start to end: collect → build → check → publish → site. The caller holds the lock on the data folder.
 *
 * What could not be collected does not keep what came from being built: `collected.failed` says it, and what a reader
 * sees is whole either way. A check that fails is thrown (`CheckFailed`) before anything a reader sees has changed.
 */
export async function refresh(settings: Settings, reporter: Reporter): Promise<Refreshed> {
  const log = (line: string): void => {
    reporter.note(line);
  };
  const collected = await collect(settings, await Archive.open(settings.data), {}, { reporter });
  const built = await build({ dataDir: settings.data, log });
  const published = await publishAll({ dataDir: settings.data, log });
  const outDir = siteFolder(settings);
  const site =
    published.changed || !existsSync(join(outDir, "index.html"))
      ? await buildSite({ dataDir: settings.data, outDir, log })
      : null;
  return { collected, built, published, site };
}
