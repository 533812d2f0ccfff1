import { z } from "zod";
import type { SourceKind } from "../parse/parsed.ts";

const kinds = [
  "mi",
  "gias_register",
  "gias_links",
  "provider_page",
  "search_page",
  "document",
  "govuk_listing",
] as const satisfies readonly SourceKind[];

const schema = z.object({
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  how: z.enum(["import", "fetch"]),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  kind: z.enum(kinds),
  label: z.string(),
  name: z.string().nullable(),
  url: z.string().nullable(),
  as_at: z.iso.date().nullable(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
});

/** One line of the ledger: what came in, when, from where. `at` is UTC; `as_at` the day the figures stand for. */
export type LedgerEntry = z.infer<typeof schema>;

/** What the bringer of bytes knows about them; the archive adds sequence, moment, hash and size. */
export type EntryMeta = Pick<LedgerEntry, "how" | "kind" | "label"> &
  Partial<Pick<LedgerEntry, "name" | "url" | "as_at" | "etag" | "last_modified">>;

/** Reads one line. Throws an error whose message says what is wrong with it. */
export function parseEntry(line: string): LedgerEntry {
  const parsed = schema.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
}

/** `document_id` and `source_id` of the tables: the first 16 digits of the SHA-256. */
export function sourceId(sha256: string): string {
  return sha256.slice(0, 16);
}
