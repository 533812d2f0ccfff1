import { expect, test } from "vitest";
import { archivedObjects } from "../../pipeline/database/archived.ts";
import type { LedgerEntry } from "../../pipeline/archive/entry.ts";

function line(sequence: number, more: Partial<LedgerEntry>): LedgerEntry {
  return {
    sequence,
    at: `2026-11-0${sequence}T03:00:00.000Z`,
    how: "fetch",
    sha256: "a".repeat(64),
    bytes: 10,
    kind: "document",
    label: "a letter",
    name: null,
    url: null,
    as_at: null,
    etag: null,
    last_modified: null,
    ...more,
  };
}

test("an object that came twice keeps its first moment, and the name and address that were told", () => {
  const url = "https://files.example.org/v1/file/1";
  expect(archivedObjects([line(1, { url }), line(2, { name: "1.pdf", how: "import" })])).toMatchObject([
    { sequence: 1, retrievedAt: "2026-11-01T03:00:00.000Z", url, name: "1.pdf" },
  ]);
});

test("pages of the search are no part of a build: what they lead to is archived itself", () => {
  const search = line(2, { kind: "search_page", sha256: "b".repeat(64) });
  expect(archivedObjects([line(1, {}), search]).map(({ kind }) => kind)).toEqual(["document"]);
});
