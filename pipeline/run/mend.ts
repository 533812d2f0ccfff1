import type { Archive, LedgerEntry } from "../archive/archive.ts";
import { sha256Of } from "../archive/objects.ts";
import { openPruned } from "../archive/pruned.ts";
import { type CollectWorld, clientFor, transportFor } from "../collect-client.ts";
import type { Settings } from "../settings.ts";
import { SOURCE_NAMES } from "../sources/source.ts";
import { openWithdrawals } from "../sources/withdrawals.ts";

/** What became of the archive's damaged objects. */
export interface Mended {
  /** Fetched again, and whole. */
  mended: readonly LedgerEntry[];
  /** Still damaged, and why. */
  left: readonly { entry: LedgerEntry; path: string; why: string }[];
}

/**
 * Asks for damaged objects again, each at the address it came from, politely. The archive takes back only the very bytes:
 * what the site holds there by now may be something else.
 */
export async function mendArchive(
  settings: Settings,
  archive: Archive,
  damaged: readonly LedgerEntry[],
  world: CollectWorld,
): Promise<Mended> {
  const mended: LedgerEntry[] = [];
  const left: { entry: LedgerEntry; path: string; why: string }[] = [];
  const transport = transportFor(settings, world);
  try {
    const client = clientFor(settings, SOURCE_NAMES, transport.send, world);
    for (const entry of damaged) {
      const keep = (why: string): void => {
        left.push({ entry, path: archive.path(entry.sha256), why });
      };
      if (entry.url === null) {
        keep("it was imported from a file: import that file again");
        continue;
      }
      world.reporter.note(`${archive.path(entry.sha256)} is damaged; asking for ${entry.url} again`);
      const answer = await client.get(entry.url);
      if (answer.outcome !== "fetched") keep(`${entry.url} gave nothing (${answer.outcome})`);
      else if (sha256Of(answer.body) !== entry.sha256) keep(`${entry.url} has other bytes by now`);
      else {
        await archive.put(answer.body, entry);
        mended.push(entry);
      }
    }
  } finally {
    await transport.close();
  }
  return { mended, left };
}

/**
 * Puts right the lists that stand beside the ledger, each kept in two files, and says so in sentences. The caller holds the
 * lock on the data folder. Throws `OutsideFailed` where neither file has a line whole.
 */
export async function mendLists(dataDir: string): Promise<string[]> {
  const said: string[] = [];
  for (const list of [await openPruned(dataDir), await openWithdrawals(dataDir)]) {
    const healed = await list.heal();
    if (healed !== null) said.push(healed);
    await list.close();
  }
  return said;
}
