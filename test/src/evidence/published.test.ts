import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect } from "../../../src/evidence/collect.ts";
import {
  mergedParagraphs,
  packedLetters,
  packedParagraph,
  type PackedParagraph,
  type ShardEntry,
  shardsFor,
  shardThemes,
  shardYear,
  unpackedLetters,
} from "../../../src/evidence/published.ts";
import { NOTHING_CHOSEN } from "../../../src/evidence/selection.ts";
import { LETTERS, PARAGRAPHS } from "./fictional-letters.ts";

/** The parts as the publisher makes them. */
function published(): { shards: ShardEntry[]; parts: Map<string, PackedParagraph[]> } {
  const parts = new Map<string, PackedParagraph[]>();
  const shards = new Map<string, ShardEntry>();
  for (const paragraph of PARAGRAPHS) {
    const place = LETTERS.findIndex(({ document_id }) => document_id === paragraph.document_id);
    const letter = LETTERS[place];
    if (letter === undefined) throw new Error("A paragraph has its letter.");
    for (const theme of shardThemes(paragraph)) {
      const year = shardYear(letter);
      const file = `${theme}-${year}.json`;
      parts.set(file, [...(parts.get(file) ?? []), packedParagraph(place, paragraph)]);
      shards.set(file, { theme, year, file, sha256: "", passages: 0 });
    }
  }
  return { shards: [...shards.values()], parts };
}

describe("published evidence", () => {
  it("brings letters back as they were", () => {
    expect(unpackedLetters(packedLetters(LETTERS))).toEqual(LETTERS);
  });

  it("answers every selection of themes and dates as the whole collection does, from the parts it names", async () => {
    const { shards, parts } = published();
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(["workload", "reading", "send"]),
        fc.constantFrom("any" as const, "all" as const),
        fc.constantFrom("", "2021-01-01"),
        async (theme, match, from) => {
          const selection = { ...NOTHING_CHOSEN, theme, match, from };
          const wanted = shardsFor(selection, LETTERS, shards).map(({ file }) => parts.get(file) ?? []);
          const fromParts = await collect(selection, LETTERS, mergedParagraphs(wanted, LETTERS), new Map());
          const fromAll = await collect(selection, LETTERS, PARAGRAPHS, new Map());
          expect(fromParts).toEqual(fromAll);
        },
      ),
    );
  });

  it("names no part of a year that the dates leave out", () => {
    const { shards } = published();
    const later = shardsFor({ ...NOTHING_CHOSEN, prior: ["4"], from: "2021-01-01" }, LETTERS, shards);
    expect(later.map(({ year }) => year)).toEqual(["2021"]);
  });
});
