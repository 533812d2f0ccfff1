import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "../../src/evidence/letter.ts";
import {
  type EvidenceIndex,
  type PackedParagraph,
  packedLetters,
  packedParagraph,
  type ShardEntry,
  shardThemes,
  shardYear,
} from "../../src/evidence/published.ts";
import type { Corpus } from "../evidence/corpus.ts";
import { swapFolder } from "./swap-folder.ts";

/**
 * Writes what the evidence page reads to `<published folder>/evidence`: an index, and the paragraphs in parts by theme
 * and year. The same database gives the same bytes; nothing is written where they stand already.
 * @param documents bytes of each letter's PDF where the site offers it, in the order of the letters
 * @returns whether anything was written
 */
export async function publishEvidence(
  corpus: Corpus,
  publishedFolder: string,
  documents: (number | null)[],
): Promise<boolean> {
  const parts = await partsOf(corpus);
  const shards = [...parts]
    .sort(([a], [b]) => compare(a, b))
    .map(([file, { theme, year, paragraphs }]): ShardEntry => {
      const sha256 = createHash("sha256").update(textOf(paragraphs)).digest("hex").slice(0, 16);
      return { theme, year, file, sha256, passages: passagesOf(theme, paragraphs) };
    });
  const { build, places, letters } = corpus;
  const index: EvidenceIndex = { build, places, letters: packedLetters(letters), shards, documents };
  const content = `${JSON.stringify(index)}\n`;
  const folder = join(publishedFolder, "evidence");
  // The index names the hash of every other file.
  if ((await readFile(join(folder, "index.json"), "utf8").catch(() => null)) === content) return false;
  await swapFolder(folder, async (fresh) => {
    // Each text is made a second time: all at once, those of a whole country take half a gigabyte of memory.
    for (const [name, { paragraphs }] of parts) await writeFile(join(fresh, name), textOf(paragraphs));
    await writeFile(join(fresh, "index.json"), content);
  });
  return true;
}

function textOf(paragraphs: readonly PackedParagraph[]): string {
  return `${JSON.stringify(paragraphs)}\n`;
}

interface Part {
  theme: string;
  year: string;
  paragraphs: PackedParagraph[];
}

async function partsOf(corpus: Corpus): Promise<Map<string, Part>> {
  const { letters } = corpus;
  const places = new Map(letters.map(({ document_id }, place) => [document_id, place]));
  const parts = new Map<string, Part>();
  for await (const paragraph of corpus.paragraphs(letters)) {
    const place = places.get(paragraph.document_id);
    const letter = place === undefined ? undefined : letters[place];
    if (place === undefined || letter === undefined) continue;
    const packed = packedParagraph(place, paragraph);
    for (const theme of shardThemes(paragraph)) {
      const year = shardYear(letter);
      const name = `${theme}-${year}.json`;
      const part = parts.get(name) ?? { theme, year, paragraphs: [] };
      part.paragraphs.push(packed);
      parts.set(name, part);
    }
  }
  return parts;
}

/** Sentences of a part that carry its theme (or, under "none", no theme at all). */
function passagesOf(theme: string, paragraphs: readonly PackedParagraph[]): number {
  return paragraphs
    .flatMap(([, , , sentences]) => sentences)
    .filter(
      ([, , , , template, , tags]) =>
        template === 0 && (tags.length === 0 ? theme === "none" : tags.some(([name]) => name === theme)),
    ).length;
}
