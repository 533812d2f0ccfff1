import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Archive } from "../../pipeline/archive/archive.ts";
import { type CollectOptions, type Collected, type CollectWorld, collect } from "../../pipeline/collect.ts";
import { type SettingSources, readSettings, type Settings } from "../../pipeline/settings.ts";

/** A data folder of a test whose collectors ask one server on this machine. */
export interface DataFolder {
  path: string;
  settings(flags?: SettingSources["flags"]): Settings;
  /** Opens the archive anew, as a program does, and collects. */
  collect(
    options?: CollectOptions,
    flags?: SettingSources["flags"],
    world?: Partial<CollectWorld>,
  ): Promise<Collected & { archive: Archive; notes: string[] }>;
  remove(): Promise<void>;
}

/** Settings over a data folder whose every source is one server, asked without waiting. */
export function settingsFor(path: string, base: string, flags: SettingSources["flags"] = {}): Settings {
  return readSettings({
    workingFolder: path,
    flags: {
      data: path,
      gapMs: "0",
      govukBase: base,
      reportsBase: base,
      filesBase: base,
      giasBase: base,
      ...flags,
    },
  });
}

/** `urns` are the schools that the management information would list. */
export async function dataFolder(base: string, urns: readonly string[]): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), "collect-"));
  await mkdir(join(path, "queue"));
  const schools = urns.map((urn) => ({ urn, phase: "Primary", schoolType: "Community school" }));
  await writeFile(join(path, "queue", "schools.json"), JSON.stringify({ from: [], schools }));
  return {
    path,
    settings: (flags) => settingsFor(path, base, flags),
    async collect(options = { sources: ["reports"] }, flags = {}, world = {}) {
      const archive = await Archive.open(path);
      const notes: string[] = [];
      const reporter = { note: (text: string) => notes.push(text), progress: () => undefined };
      const collected = await collect(settingsFor(path, base, flags), archive, options, {
        reporter,
        backoffMs: 2,
        ...world,
      });
      return { ...collected, archive, notes };
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
