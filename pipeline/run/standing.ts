import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BuildReport } from "../build.ts";
import { readLastBuild } from "../database/last-build.ts";
import { differingFiles } from "./release-files.ts";
import { type Release, type Releases, linkTree } from "./release.ts";

const DATABASE = "outcomes.duckdb";
const DOWNLOADS = "published/downloads/";

/** The release that readers see, held against the list of its files. */
export interface Standing extends Release {
  /** Files that are no longer what they were made as, and those that are gone: below the release's folder. */
  differing: readonly string[];
  /** Every file is known to be what it was made as: not so where a release was put together by hand. */
  whole: boolean;
}

/** The release that is current, every file of it read; null where there is none. */
export async function standingRelease(releases: Releases): Promise<Standing | null> {
  const release = await releases.current();
  if (release === null) return null;
  const { folder, facts } = release;
  if (facts === null) return { ...release, differing: [], whole: false };
  const found = await differingFiles(folder);
  const isBuiltSince = found.includes(DATABASE) && (await isOtherBuild(folder, facts.build_id));
  const differing = found.filter((name) => name !== DATABASE || !isBuiltSince);
  return { ...release, differing, whole: differing.length === 0 };
}

/** Whether its database can not be relied on; what is only published can be made of it again. */
export function isDatabaseDamaged(standing: Standing | null): boolean {
  return standing?.differing.includes(DATABASE) === true;
}

/** Whether what readers see was made from this database by this program, and is all there. */
export function isNewest({ facts, whole }: Standing, built: BuildReport, program: string): boolean {
  const isSame = facts?.build_id === built.buildId && facts.program === program;
  return built.outcome === "unchanged" && isSame && whole;
}

/** `outcomes build` puts its database into the current release. */
async function isOtherBuild(folder: string, buildId: string): Promise<boolean> {
  const last = await readLastBuild(join(folder, DATABASE)).catch(() => null);
  return last !== null && last.buildId !== buildId;
}

/** What is told of a release of which files differ. */
export function differingWords({ differing, folder }: Standing): string {
  const shown = differing.slice(0, 3).join(", ");
  const more = differing.length > 3 ? ` and ${differing.length - 3} more` : "";
  return `not as they were made, by damage or by hand: ${shown}${more} in ${folder}. All that can be made again is made again.`;
}

/**
 * Brings what is published into the next release, which writes only what is new. Of a release that is not known to be whole only
 * the downloads of other builds come along, since nothing can make these again, without the files that differ.
 * @param buildId the build that is to be published
 * @returns the files that are lost so
 */
export async function takeOver(standing: Standing, stage: string, buildId: string): Promise<string[]> {
  const { folder, whole, differing } = standing;
  const kept = whole ? "published" : DOWNLOADS;
  if (existsSync(join(folder, kept))) await linkTree(join(folder, kept), join(stage, kept));
  if (whole) return [];
  await rm(join(stage, DOWNLOADS, buildId), { recursive: true, force: true });
  const lost = differing.filter((name) => name.startsWith(DOWNLOADS));
  for (const name of lost) await rm(join(stage, name), { force: true });
  return lost.filter((name) => {
    const [of, file] = name.slice(DOWNLOADS.length).split("/");
    return file !== undefined && of !== "latest" && of !== buildId;
  });
}
