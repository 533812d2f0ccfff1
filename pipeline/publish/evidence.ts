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
import { JsonListFile } from "./json-list-file.ts";
import { swapFolder } from "./swap-folder.ts";

/**
 * Writes what the evidence page reads to `<published folder>/evidence`: an index, and the paragraphs in parts by theme
 * and year. The same database gives the same bytes; where they stand already, they stay.
 * @param documents bytes of each letter's PDF where the site offers it, in the order of the letters
 * @returns whether anything is new
 */
export async function publishEvidence(
  corpus: Corpus,
  publishedFolder: string,
  documents: (number | null)[],
): Promise<boolean> {
  const { build, places, letters } = corpus;
  const folder = join(publishedFolder, "evidence");
  // The index names the hash of every other file.
  const indexIn = (its: string): Promise<string | null> =>
    readFile(join(its, "index.json"), "utf8").catch(() => null);
  return swapFolder(
    folder,
    async (fresh) => {
      const shards = await writeParts(corpus, fresh);
      const index: EvidenceIndex = { build, places, letters: packedLetters(letters), shards, documents };
      await writeFile(join(fresh, "index.json"), `${JSON.stringify(index)}\n`);
    },
    async (fresh) => (await indexIn(fresh)) !== (await indexIn(folder)),
  );
}

interface Part {
  theme: string;
  year: string;
  list: JsonListFile;
  passages: number;
}

/**
 * Writes the paragraphs in parts by theme and year, one after the other as they are read: those of a whole country would take
 * gigabytes of memory.
 * @returns what the index says of each part, in order of their files
 */
async function writeParts(corpus: Corpus, folder: string): Promise<ShardEntry[]> {
  const { letters } = corpus;
  const places = new Map(letters.map(({ document_id }, place) => [document_id, place]));
  const parts = new Map<string, Part>();
  for await (const paragraph of corpus.paragraphs(letters)) {
    const place = places.get(paragraph.document_id);
    const letter = place === undefined ? undefined : letters[place];
    if (place === undefined || letter === undefined) continue;
    const packed = packedParagraph(place, paragraph);
    const text = JSON.stringify(packed);
    for (const theme of shardThemes(paragraph)) {
      const year = shardYear(letter);
      const file = `${theme}-${year}.json`;
      const part = parts.get(file) ?? {
        theme,
        year,
        list: new JsonListFile(join(folder, file)),
        passages: 0,
      };
      parts.set(file, part);
      part.passages += passagesOf(theme, packed);
      await part.list.add(text);
    }
  }
  const shards: ShardEntry[] = [];
  for (const [file, { theme, year, list, passages }] of [...parts].sort(([a], [b]) => compare(a, b)))
    shards.push({ theme, year, file, sha256: (await list.close()).slice(0, 16), passages });
  return shards;
}

/** Sentences of a paragraph that carry a theme (or, under "none", no theme at all). */
function passagesOf(theme: string, [, , , sentences]: PackedParagraph): number {
  return sentences.filter(
    ([, , , , template, , tags]) =>
      template === 0 && (tags.length === 0 ? theme === "none" : tags.some(([name]) => name === theme)),
  ).length;
}
