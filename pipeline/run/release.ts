import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { syncFile } from "../archive/disk.ts";
import { errorCode } from "../errors.ts";
import { listReleaseFiles } from "./release-files.ts";

/** What readers know in a data folder; each is a link into the release that is current. */
export const READERS_NAMES = ["outcomes.duckdb", "published", "site"] as const;

const factsSchema = z.object({
  /** The run that made it. */
  run: z.string(),
  /** Of its database, and the hash of the program and settings that published it. */
  build_id: z.string(),
  program: z.string(),
  made_at: z.iso.datetime(),
});

/** What a release says of itself, in `release.json`. */
export type ReleaseFacts = z.infer<typeof factsSchema>;

/** A database, what was published of it and the site of that, which readers see together or not at all. */
export interface Release {
  folder: string;
  /** Null for one that was put together by hand. */
  facts: ReleaseFacts | null;
}

/**
 * The releases of a data folder. `current` is a link to `releases/<run>`; `outcomes.duckdb`, `published` and `site` are
 * links through it. So one rename changes all that readers see, and a kill leaves the old or the new.
 *
 * Windows renames no link over another and gives links to files to few: there `current` is a junction that is removed
 * and made again, and `outcomes.duckdb` a second name of the same file, renewed after it.
 */
export class Releases {
  readonly #data: string;
  readonly #windows: boolean;

  constructor(dataDir: string, platform: NodeJS.Platform = process.platform) {
    this.#data = dataDir;
    this.#windows = platform === "win32";
  }

  /** Where the release of a run is put together. */
  folderOf(run: string): string {
    return join(this.#data, "releases", run);
  }

  async current(): Promise<Release | null> {
    const target = await readlink(join(this.#data, "current")).catch(() => null);
    if (target === null) return null;
    const folder = this.folderOf(lastPart(target));
    const text = await readFile(join(folder, "release.json"), "utf8").catch(() => null);
    return { folder, facts: text === null ? null : (factsSchema.safeParse(jsonOf(text)).data ?? null) };
  }

  /**
   * Brings what single commands made in the data folder, and what a kill left between two steps, into the current
   * release, so that the next one can take its place in one step. What readers see stays the same.
   */
  async adopt(): Promise<void> {
    const plain: string[] = [];
    for (const name of READERS_NAMES) if (await isPlain(join(this.#data, name))) plain.push(name);
    let current = await this.current();
    if (current === null) {
      // A kill between taking a junction away and making it again leaves the newest whole release without it.
      const newest = await this.#newestWhole();
      if (newest === null && plain.length === 0) return;
      const folder = newest ?? this.folderOf("by-hand");
      await mkdir(folder, { recursive: true });
      await this.#point(lastPart(folder));
      current = { folder, facts: null };
    }
    for (const name of plain) {
      const place = join(current.folder, name);
      if (this.#windows && (await isSameFile(join(this.#data, name), place))) continue;
      await rm(place, { recursive: true, force: true });
      await rename(join(this.#data, name), place);
      // It is no longer what its facts say.
      await rm(join(current.folder, "release.json"), { force: true });
    }
    await this.#linkNames(current.folder);
  }

  /** An empty folder for the release of a run, or what its killed beginning left there. */
  async stage(run: string): Promise<string> {
    const folder = this.folderOf(run);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** Makes a release the one that readers see, in one step. What is published in it was synced as it was swapped in. */
  async switchTo(folder: string, facts: ReleaseFacts): Promise<void> {
    await listReleaseFiles(folder, READERS_NAMES);
    await writeFile(join(folder, "release.json"), `${JSON.stringify(facts)}\n`);
    await syncFile(join(folder, "outcomes.duckdb"));
    await syncFile(join(folder, "release.json"));
    // Links that lead nowhere yet come before the first release, so that it too appears in one step.
    await this.#linkNames(null);
    await this.#point(lastPart(folder));
    await this.#linkNames(folder);
  }

  /** Removes every release but the current one, and whatever a kill left of another. */
  async tidy(): Promise<void> {
    const current = await this.current();
    const parent = join(this.#data, "releases");
    for (const name of await readdir(parent).catch(() => [])) {
      if (current === null || join(parent, name) !== current.folder)
        await rm(join(parent, name), { recursive: true, force: true });
    }
  }

  async #point(name: string): Promise<void> {
    const path = join(this.#data, "current");
    await this.#link(join("releases", name), path, "folder");
  }

  /**
   * Makes the names that readers know, of what the folder holds: what a single command is still to make could not be put
   * where a link leads nowhere. With null only those that can lead nowhere for a while.
   */
  async #linkNames(folder: string | null): Promise<void> {
    for (const name of READERS_NAMES) {
      const path = join(this.#data, name);
      const isFile = name.includes(".");
      if (this.#windows && isFile) {
        if (folder !== null) await renewHardLink(join(folder, name), path);
      } else if (!(await exists(path)) && (folder === null || (await exists(join(folder, name))))) {
        await this.#link(join("current", name), path, isFile ? "file" : "folder");
      }
    }
  }

  async #link(target: string, path: string, kind: "file" | "folder"): Promise<void> {
    const fresh = `${path}.${process.pid}.link`;
    await rm(fresh, { force: true });
    if (this.#windows) {
      await symlink(join(this.#data, target), fresh, "junction");
      await rm(path, { force: true });
    } else await symlink(target, fresh, kind === "file" ? "file" : "dir");
    await rename(fresh, path);
  }

  async #newestWhole(): Promise<string | null> {
    const parent = join(this.#data, "releases");
    const names = await readdir(parent).catch(() => []);
    const whole = [];
    for (const name of names) if (await exists(join(parent, name, "release.json"))) whole.push(name);
    const newest = whole.sort().at(-1);
    return newest === undefined ? null : join(parent, newest);
  }
}

/** A copy of a folder that shares the files, which nobody changes in place; where the disk can not share, real copies. */
export async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else await linkFile(source, target);
  }
}

/** A second name for a file, or a copy of it. One that is there already stays. */
export async function linkFile(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === "EEXIST") return;
    if (code === "ENOENT" || code === "ENOSPC") throw thrown;
    await copyFile(source, target);
  }
}

async function renewHardLink(source: string, path: string): Promise<void> {
  if (!(await exists(source)) || (await isSameFile(source, path))) return;
  await rm(path, { force: true });
  await linkFile(source, path);
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => lstat(path).catch(() => null)));
  return a !== null && b !== null && a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

async function isPlain(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && !found.isSymbolicLink();
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

function lastPart(path: string): string {
  return (
    path
      .split(/[/\\]/)
      .filter((part) => part !== "")
      .at(-1) ?? ""
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
