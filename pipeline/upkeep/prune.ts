import { rm } from "node:fs/promises";
import type { Archive, LedgerEntry } from "../archive/archive.ts";
import { sha256Of } from "../archive/objects.ts";
import { type PrunedObject, openPruned } from "../archive/pruned.ts";
import { readProviderPage } from "../parse/provider-page.ts";
import { readSearchPage } from "../parse/search-page.ts";
import { readAttachments } from "../sources/attachments.ts";

/** How each kind of page is read. Only these ever go: letters, reports and files of figures are kept for good. */
const readers: Partial<Record<LedgerEntry["kind"], (bytes: Uint8Array, name: string) => unknown>> = {
  provider_page: readProviderPage,
  search_page: (bytes) => readSearchPage(bytes),
  govuk_listing: readAttachments,
};

/** What a budget asks of an archive. Sizes in bytes. */
export interface PrunePlan {
  total: number;
  /** What goes, the oldest first. */
  chosen: LedgerEntry[];
  /** What stays. More than the budget when nothing else may go. */
  left: number;
}

/**
 * Chooses what may go so that at most `budget` bytes stay.
 *
 * A page is fetched over and over, and mostly differs from the time before only in what nobody reads. In the versions
 * of one address, those in a row that say the same keep their first and their last: when something was first seen,
 * last seen and gone can still be told, so no table changes but those that count sources and refreshes. All else stays, above all every
 * letter and report: quotations that were published rest on them.
 */
export async function planPrune(archive: Archive, budget: number): Promise<PrunePlan> {
  const objects = archive.objects();
  const total = objects.reduce((sum, object) => sum + object.bytes, 0);
  const chosen: LedgerEntry[] = [];
  let left = total;
  if (total > budget) {
    for (const object of await repeats(archive, objects)) {
      if (left <= budget) break;
      chosen.push(object);
      left -= object.bytes;
    }
  }
  return { total, chosen, left };
}

/**
 * Takes the chosen objects out: first they are listed in `archive/pruned.jsonl`, then their bytes go, so that a kill
 * between leaves bytes that nobody names, which the next pruning removes. The caller holds the lock on the data folder.
 */
export async function prune(dataDir: string, archive: Archive, plan: PrunePlan, now: Date): Promise<void> {
  const list = await openPruned(dataDir);
  try {
    await list.append(
      plan.chosen.flatMap(({ sha256, bytes, kind, url }): PrunedObject[] =>
        url === null
          ? []
          : [{ at: now.toISOString(), sha256, bytes, kind, url, ledger_lines: archive.ledgerLines }],
      ),
    );
  } finally {
    await list.close();
  }
  const chosen = new Set(plan.chosen.map((object) => object.sha256));
  for (const { sha256 } of list.lines) {
    if (chosen.has(sha256) || !archive.has(sha256)) await rm(archive.path(sha256), { force: true });
  }
}

/** Versions that stand between two that say the same, in the order they came. */
async function repeats(archive: Archive, objects: readonly LedgerEntry[]): Promise<LedgerEntry[]> {
  const versions = new Map<string, LedgerEntry[]>();
  for (const object of objects) {
    if (object.url === null || readers[object.kind] === undefined) continue;
    const group = `${object.kind} ${object.url}`;
    versions.set(group, [...(versions.get(group) ?? []), object]);
  }
  const found: LedgerEntry[] = [];
  for (const group of versions.values()) {
    if (group.length < 3) continue;
    const said = await Promise.all(group.map((object) => saidBy(archive, object)));
    found.push(...group.filter((_, at) => said[at] === said[at - 1] && said[at] === said[at + 1]));
  }
  return found.sort((a, b) => a.sequence - b.sequence);
}

/** A hash over what a page says; one that can not be read says something of its own, and so stays. */
async function saidBy(archive: Archive, object: LedgerEntry): Promise<string> {
  const bytes = await archive.read(object.sha256);
  try {
    const said = readers[object.kind]?.(bytes, object.url ?? "");
    return sha256Of(Buffer.from(JSON.stringify(said)));
  } catch {
    return object.sha256;
  }
}
