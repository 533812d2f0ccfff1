import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Archive } from "./archive/archive.ts";
import { CorruptObject } from "./archive/objects.ts";
import { type BuildReport, build } from "./build.ts";
import { type CollectWorld, type Collected, collect } from "./collect.ts";
import type { Accepted } from "./database/checks.ts";
import { programOf } from "./database/inputs.ts";
import { readLastBuild } from "./database/last-build.ts";
import { OutsideFailed } from "./errors.ts";
import { systemClock } from "./http/clock.ts";
import type { Published } from "./publish/publish.ts";
import { publishAll } from "./publish/publish-all.ts";
import { Releases, linkFile } from "./run/release.ts";
import { damagedAmong } from "./run/archive-check.ts";
import { type CheckedObjects, checkShare } from "./run/check-archive.ts";
import { collectionTrouble, judged } from "./run/collection.ts";
import { mendArchive, mendLists } from "./run/mend.ts";
import { writePublicHealth } from "./run/public-health.ts";
import { openRunLog } from "./run/run-log.ts";
import { Run } from "./run/run.ts";
import {
  type Standing,
  differingWords,
  isDatabaseDamaged,
  isNewest,
  standingRelease,
  takeOver,
} from "./run/standing.ts";
import { tellBuilt, tellCollected, tellPublished } from "./run/told.ts";
import type { Settings } from "./settings.ts";
import { type BuiltSite, buildSite } from "./site/build-site.ts";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));

/** What one refresh did, step by step. */
export interface Refreshed {
  run: string;
  /** Null where it was done before a kill of this very run. */
  collected: Collected | null;
  built: BuildReport;
  /** Null when nothing changed: what stands was made from the same data by the same program. */
  published: Published | null;
  site: BuiltSite | null;
}

/** What a refresh touches of the world; a test passes its own. */
export interface RefreshWorld extends CollectWorld {
  /** Makes the site of a data folder; for tests that need no pages. */
  makeSite?: typeof buildSite;
}

/** Where readers find the site: beside the data it shows. */
export function siteFolder(settings: Settings): string {
  return join(settings.data, "site");
}

/**
 * One refresh from start to end: collect → build → check → publish → site → switch. The caller holds the lock on the
 * data folder. Before all that what readers see is read: where it was damaged since it was made, it is made again.
 * Everything new is put together aside, and readers see it after the checks hold, in one step; when anything fails or is
 * killed, what they saw before stands. A run that was killed is taken up.
 *
 * Where the collection failed (`collected.failed`), what came is built and checked all the same, so that a check can say
 * what is wrong with it; but readers keep what they have, until a night brings everything. Only the first publication
 * does not wait. A check that fails is thrown (`CheckFailed`), unless it is `accepted`.
 */
export async function refresh(
  settings: Settings,
  world: RefreshWorld,
  accepted: Accepted = new Map(),
): Promise<Refreshed> {
  const log = await openRunLog(settings.data);
  const run = await Run.begin(log, world.clock ?? systemClock, accepted);
  const night = new Night(settings, world, run, accepted);
  try {
    const refreshed = await night.pass();
    const checked = await night.checkArchive();
    const failed = refreshed.collected?.failed === true;
    await run.end(failed ? "partial" : "good", failed ? collectionTrouble(refreshed.collected) : null, {
      checked_objects: checked.objects,
      damaged_objects: checked.damaged.length,
    });
    return refreshed;
  } catch (thrown) {
    // First the room that the unfinished release took: a full disk has none for the log.
    await night.clear();
    await run.fail(thrown);
    throw thrown;
  } finally {
    await log.close();
    const now = new Date((world.clock ?? systemClock).now());
    await writePublicHealth(settings.data, settings.refreshHours, now).catch(() => undefined);
  }
}

/** One refresh under way. */
class Night {
  readonly #settings: Settings;
  readonly #world: RefreshWorld;
  readonly #run: Run;
  readonly #accepted: Accepted;
  readonly #releases: Releases;

  constructor(settings: Settings, world: RefreshWorld, run: Run, accepted: Accepted) {
    this.#settings = settings;
    this.#world = world;
    this.#run = run;
    this.#accepted = accepted;
    this.#releases = new Releases(settings.data);
  }

  readonly #log = (line: string): void => {
    this.#world.reporter.note(line);
  };

  async pass(): Promise<Refreshed> {
    if (this.#run.takenUp) this.#log(`taking up run ${this.#run.id}, which was stopped before its end`);
    for (const line of await mendLists(this.#settings.data)) this.#log(line);
    await this.#releases.adopt();
    const standing = await this.#repaired();
    const collected = await this.#collect();
    const stage = this.#stageBeside(standing, this.#run.id);
    const built = await this.#run.step(
      "build",
      () => this.#mending(() => this.#build(stage, isDatabaseDamaged(standing))),
      tellBuilt,
    );
    if (standing !== null && isNewest(standing, built, this.#program())) {
      for (const step of ["publish", "site", "switch"] as const) await this.#run.pass(step, "unchanged");
      await this.clear();
      return { run: this.#run.id, collected, built, published: null, site: null };
    }
    if (standing !== null && collected?.failed === true) {
      this.#log(
        "not everything could be collected: what readers see stays, and what came waits in the archive",
      );
      for (const step of ["publish", "site", "switch"] as const) await this.#run.pass(step, "skipped");
      await this.clear();
      return { run: this.#run.id, collected, built, published: null, site: null };
    }
    return { run: this.#run.id, collected, built, ...(await this.#release(stage, standing, built.buildId)) };
  }

  /**
   * The release that readers see. What of it was damaged is published anew before all else: sources or checks that fail for
   * weeks must not leave it as it is. With its database damaged, or made by another program, that comes after the build.
   */
  async #repaired(): Promise<Standing | null> {
    const standing = await standingRelease(this.#releases);
    if (standing === null || standing.differing.length === 0) return standing;
    this.#log(differingWords(standing));
    if (isDatabaseDamaged(standing) || standing.facts?.program !== this.#program()) return standing;
    const last = await readLastBuild(join(standing.folder, "outcomes.duckdb"));
    if (last === null) return standing;
    await this.#release(this.#stageBeside(standing, `${this.#run.id}-repaired`), standing, last.buildId);
    return standingRelease(this.#releases);
  }

  /** Publishes the database of the stage, or else the one that stands, makes the site, and leads readers to all of it. */
  async #release(
    stage: string,
    standing: Standing | null,
    buildId: string,
  ): Promise<{ published: Published; site: BuiltSite }> {
    const published = await this.#run.step(
      "publish",
      () => this.#publish(stage, standing, buildId),
      tellPublished,
    );
    const site = await this.#run.step(
      "site",
      () =>
        (this.#world.makeSite ?? buildSite)({ dataDir: stage, outDir: join(stage, "site"), log: this.#log }),
      ({ pages }) => ({ outcome: "done", changed: true, found: { pages: pages.length } }),
    );
    await this.#run.step(
      "switch",
      async () => {
        const madeAt = new Date(this.#now()).toISOString();
        const facts = { run: this.#run.id, build_id: buildId, program: this.#program(), made_at: madeAt };
        await this.#releases.switchTo(stage, facts);
        await this.#releases.tidy();
      },
      () => ({ outcome: "done", changed: true }),
    );
    return { published, site };
  }

  /** Where things are put together under a name: never where readers look, also when the run was killed after its own switch. */
  #stageBeside(standing: Standing | null, name: string): string {
    const own = this.#releases.folderOf(name);
    return standing?.folder === own ? this.#releases.folderOf(`${name}-again`) : own;
  }

  #program(): string {
    return programOf(PROJECT, this.#published());
  }

  /** Holds a share of the archive against its hashes, every night another. What is found damaged stops no publication. */
  async checkArchive(): Promise<CheckedObjects> {
    const archive = await this.#archive();
    const checked = await checkShare(this.#settings, archive, this.#world, new Date(this.#now()));
    for (const entry of checked.mended) this.#log(`put right: ${archive.path(entry.sha256)}`);
    for (const { path, why } of checked.damaged) this.#log(`damaged: ${path}: ${why}`);
    return checked;
  }

  /** Removes what was put together aside, and every release that is not the current one. */
  async clear(): Promise<void> {
    await this.#releases.tidy().catch(() => undefined);
  }

  #archive(): Promise<Archive> {
    return Archive.open(this.#settings.data, { clock: () => new Date(this.#now()) });
  }

  #now(): number {
    return (this.#world.clock ?? systemClock).now();
  }

  async #collect(): Promise<Collected | null> {
    if (this.#run.wasDone("collect")) {
      await this.#run.pass("collect", "skipped");
      return null;
    }
    return this.#run.step(
      "collect",
      () =>
        this.#mending(async () =>
          judged(await collect(this.#settings, await this.#archive(), {}, this.#world), this.#settings),
        ),
      tellCollected,
    );
  }

  /** A new database in the stage; none where the one that stands would be the same. */
  #build(stage: string, standsDamaged: boolean): Promise<BuildReport> {
    return build({
      dataDir: this.#settings.data,
      standsDamaged,
      path: join(stage, "outcomes.duckdb"),
      accepted: this.#accepted,
      log: this.#log,
    });
  }

  /** Older downloads come along; what is the same is not written again. */
  async #publish(stage: string, standing: Standing | null, buildId: string): Promise<Published> {
    await this.#releases.stage(basename(stage));
    // What a kill left half-published is no ground to go on from; a database stands there whole or not at all.
    for (const name of await readdir(stage))
      if (name !== "outcomes.duckdb") await rm(join(stage, name), { recursive: true, force: true });
    if (standing !== null) {
      const database = join(stage, "outcomes.duckdb");
      if (!existsSync(database)) await linkFile(join(standing.folder, "outcomes.duckdb"), database);
      for (const name of await takeOver(standing, stage, buildId))
        this.#log(`lost, since nothing can make an older build again: ${name}`);
    }
    const archiveDir = this.#settings.data;
    return publishAll({ dataDir: stage, archiveDir, ...this.#published(), log: this.#log });
  }

  /** The settings that say what is published: with others, the same data are published anew. */
  #published(): Pick<Settings, "siteBase" | "downloadsKept" | "publishDocuments"> {
    const { siteBase, downloadsKept, publishDocuments } = this.#settings;
    return { siteBase, downloadsKept, publishDocuments };
  }

  /** Does something that reads the archive; an object found damaged is fetched again, and it is done once more. */
  async #mending<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof CorruptObject)) throw thrown;
      const archive = await this.#archive();
      const damaged = await damagedAmong(archive, archive.objects());
      const { mended, left } = await mendArchive(this.#settings, archive, damaged, this.#world);
      for (const entry of mended) this.#log(`put right: ${archive.path(entry.sha256)}`);
      if (left.length > 0)
        throw new OutsideFailed(
          `Objects of the archive are damaged and could not be fetched again:\n${left
            .map(({ path, why }) => `  ${path}: ${why}`)
            .join("\n")}`,
          { cause: thrown },
        );
      return work();
    }
  }
}
