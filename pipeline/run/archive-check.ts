import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Archive, LedgerEntry } from "../archive/archive.ts";
import { realDisk, writeWhole } from "../archive/disk.ts";
import { CorruptObject } from "../archive/objects.ts";

/** The archive is checked in so many shares, one each night: all of it in a month. */
export const SHARES = 30;

const schema = z.object({
  /** When each share was last read and held against its hashes, ISO; null where it never was. */
  shares: z.array(z.iso.datetime().nullable()).length(SHARES),
  /** Objects found damaged and not put right: path below the data folder, and what could not be done about it. */
  damaged: z.array(z.object({ sha256: z.string(), path: z.string(), why: z.string() })),
});

/** What is known of the archive's health: `<data folder>/archive/checked.json`. */
export type ArchiveCheck = z.infer<typeof schema>;

const NEVER: ArchiveCheck = { shares: Array.from({ length: SHARES }, () => null), damaged: [] };

/** What was noted of the last checks; nothing where none was made, or where the note can not be read. */
export async function readArchiveCheck(dataDir: string): Promise<ArchiveCheck> {
  const text = await readFile(notePath(dataDir), "utf8").catch(() => "null");
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return NEVER;
  }
}

export async function writeArchiveCheck(dataDir: string, check: ArchiveCheck): Promise<void> {
  await writeWhole(realDisk, notePath(dataDir), Buffer.from(`${JSON.stringify(check)}\n`));
}

/** The share that was checked the longest ago. */
export function dueShare({ shares }: ArchiveCheck): number {
  return shares.reduce((due, at, share) => ((at ?? "") < (shares[due] ?? "") ? share : due), 0);
}

/** Which share an object belongs to, told from its hash: the same on every machine and for good. */
export function shareOf(sha256: string): number {
  return Number.parseInt(sha256.slice(0, 8), 16) % SHARES;
}

/** Reads objects, holds them against their hashes, and gives back those that are damaged or gone. */
export async function damagedAmong(
  archive: Archive,
  entries: readonly LedgerEntry[],
): Promise<LedgerEntry[]> {
  const damaged: LedgerEntry[] = [];
  for (const entry of entries) {
    try {
      await archive.read(entry.sha256);
    } catch (thrown) {
      if (!(thrown instanceof CorruptObject)) throw thrown;
      damaged.push(entry);
    }
  }
  return damaged;
}

/** How the archive's objects stand against their hashes; every refresh reads a share of them. */
export interface ArchiveCheckStatus {
  /** Every object that was here then has been checked since this moment; null while some never were. */
  all_since: string | null;
  /** The last check of any. */
  last: string | null;
  /** Objects that are damaged, and what could not be done about it. */
  damaged: ArchiveCheck["damaged"];
}

export const NOT_CHECKED: ArchiveCheckStatus = { all_since: null, last: null, damaged: [] };

/** For `status`. What was found damaged is looked at again: it may have been put right since. */
export async function archiveCheckStatus(
  dataDir: string,
  archive: Archive | null,
): Promise<ArchiveCheckStatus> {
  const check = await readArchiveCheck(dataDir);
  const damaged: ArchiveCheck["damaged"] = [];
  for (const one of check.damaged) {
    const whole = await archive?.read(one.sha256).then(
      () => true,
      () => false,
    );
    if (whole !== true && archive?.has(one.sha256) === true) damaged.push(one);
  }
  const known = check.shares.flatMap((at) => at ?? []).sort();
  return {
    all_since: known.length < SHARES ? null : (known[0] ?? null),
    last: known.at(-1) ?? null,
    damaged,
  };
}

function notePath(dataDir: string): string {
  return join(dataDir, "archive", "checked.json");
}
