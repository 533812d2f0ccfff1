import { relative } from "node:path";
import type { Archive, LedgerEntry } from "../archive/archive.ts";
import type { CollectWorld } from "../collect-client.ts";
import type { Settings } from "../settings.ts";
import {
  type ArchiveCheck,
  damagedAmong,
  dueShare,
  readArchiveCheck,
  shareOf,
  writeArchiveCheck,
} from "./archive-check.ts";
import { mendArchive } from "./mend.ts";

/** What a check of archived objects found. */
export interface CheckedObjects {
  /** Objects read and held against their hashes. */
  objects: number;
  bytes: number;
  /** Put right: fetched again, and whole. */
  mended: readonly LedgerEntry[];
  /** Still damaged, and what could not be done about it. */
  damaged: ArchiveCheck["damaged"];
}

/**
 * Checks the share of the archive that was checked the longest ago, and what was found damaged before; asks for damaged
 * objects again at the address they came from. The caller holds the lock on the data folder.
 */
export async function checkShare(
  settings: Settings,
  archive: Archive,
  world: CollectWorld,
  now: Date,
): Promise<CheckedObjects> {
  const before = await readArchiveCheck(settings.data);
  const share = dueShare(before);
  const known = new Set(before.damaged.map(({ sha256 }) => sha256));
  const entries = archive.objects().filter(({ sha256 }) => shareOf(sha256) === share || known.has(sha256));
  const found = await damagedAmong(archive, entries);
  const { mended, left } =
    found.length === 0 ? { mended: [], left: [] } : await mendArchive(settings, archive, found, world);
  const damaged = left.map(({ entry, path, why }) => ({
    sha256: entry.sha256,
    path: relative(settings.data, path),
    why,
  }));
  const shares = before.shares.map((at, number) => (number === share ? now.toISOString() : at));
  await writeArchiveCheck(settings.data, { shares, damaged });
  return { ...sizeOf(entries), mended, damaged };
}

/** Checks every object now, with no network. The caller holds the lock on the data folder. */
export async function checkAll(dataDir: string, archive: Archive, now: Date): Promise<CheckedObjects> {
  const entries = archive.objects();
  const damaged = (await damagedAmong(archive, entries)).map((entry) => ({
    sha256: entry.sha256,
    path: relative(dataDir, archive.path(entry.sha256)),
    why:
      entry.url === null
        ? "it was imported from a file: import that file again"
        : "the next refresh asks for it again",
  }));
  const { shares } = await readArchiveCheck(dataDir);
  await writeArchiveCheck(dataDir, { shares: shares.map(() => now.toISOString()), damaged });
  return { ...sizeOf(entries), mended: [], damaged };
}

function sizeOf(entries: readonly LedgerEntry[]): { objects: number; bytes: number } {
  return { objects: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
}
