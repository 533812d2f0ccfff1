import { join } from "node:path";
import { z } from "zod";
import { TwinJournal } from "./twin-journal.ts";

const schema = z.object({
  at: z.iso.datetime(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  kind: z.string(),
  url: z.string(),
  /** How many lines the ledger had. Lines before name bytes that are gone; a later one means that they came again. */
  ledger_lines: z.int().nonnegative(),
});

/** Bytes that were taken out of the archive on purpose; the lines of the ledger that name them stay. */
export type PrunedObject = z.infer<typeof schema>;

/** The list of what was taken out, beside the ledger. */
export function openPruned(dataDir: string): Promise<TwinJournal<PrunedObject>> {
  return TwinJournal.open(join(dataDir, "archive", "pruned.jsonl"), schema);
}
