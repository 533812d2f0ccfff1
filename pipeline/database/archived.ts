import type { LedgerEntry } from "../archive/entry.ts";
import { sourceId } from "../archive/entry.ts";

/** One archived object as the build sees it: what is known of its bytes from all lines of the ledger that name them. */
export interface ArchivedObject {
  sourceId: string;
  sha256: string;
  bytes: number;
  kind: LedgerEntry["kind"];
  label: string;
  name: string | null;
  url: string | null;
  asAt: string | null;
  /** When the bytes first came in, and as which line of the ledger. */
  retrievedAt: string;
  sequence: number;
}

/** Whether a build reads what the ledger names. */
export function isBuilt({ kind }: Pick<LedgerEntry, "kind">): boolean {
  // Pages of the search lead to pages and letters, which are archived themselves, and say nothing else; after every night
  // that brought a letter another one is asked for. With them such a night would be followed by one that publishes nothing new.
  return kind !== "search_page";
}

/**
 * Objects that a build reads, in the order they first came. The first line gives moment and place; name, address and day are those of the
 * newest line that has one, so that importing a file again without its address does not lose it.
 */
export function archivedObjects(entries: readonly LedgerEntry[]): ArchivedObject[] {
  const objects = new Map<string, ArchivedObject>();
  for (const entry of entries.filter(isBuilt)) {
    const known = objects.get(entry.sha256);
    objects.set(entry.sha256, {
      sourceId: sourceId(entry.sha256),
      sha256: entry.sha256,
      bytes: entry.bytes,
      kind: entry.kind,
      label: entry.label,
      name: entry.name ?? known?.name ?? null,
      url: entry.url ?? known?.url ?? null,
      asAt: entry.as_at ?? known?.asAt ?? null,
      retrievedAt: known?.retrievedAt ?? entry.at,
      sequence: known?.sequence ?? entry.sequence,
    });
  }
  return [...objects.values()];
}
