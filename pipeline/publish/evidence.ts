import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compare, type Letter, type Paragraph } from "../../src/evidence/letter.ts";
import { type Part, partOrder, partThemes, partYear } from "../../src/evidence/parts.ts";
import { type EvidenceIndex, packedLetters, packedParagraph } from "../../src/evidence/published.ts";
import { raisedBy } from "../../src/evidence/raised.ts";
import type { Corpus } from "../evidence/corpus.ts";
import { JsonListFile } from "./json-list-file.ts";
import { swapFolder } from "./swap-folder.ts";

/** A reader who asks for a few letters fetches little else. */
const LARGE_PART = 2_000_000;

/**
 * Writes what the evidence page reads to `<published folder>/evidence`: an index, and the paragraphs in parts by theme
 * and year. The same database gives the same bytes; where they stand already, they stay.
 * @param documents bytes of each letter's PDF where the site offers it, in the order of the letters
 * @param largePart bytes from which on a part takes no other letter
 * @returns whether anything is new
 */
export async function publishEvidence(
  corpus: Corpus,
  publishedFolder: string,
  documents: (number | null)[],
  largePart = LARGE_PART,
): Promise<boolean> {
  const { build, reading, places, letters } = corpus;
  const folder = join(publishedFolder, "evidence");
  // The hash of every other file is part of its name, which stands in the index.
  const indexIn = (its: string): Promise<string | null> =>
    readFile(join(its, "index.json"), "utf8").catch(() => null);
  return swapFolder(
    folder,
    async (fresh) => {
      const written = await writeParts(corpus, fresh, largePart);
      const packed = packedLetters(letters);
      const index: EvidenceIndex = { build, reading, places, letters: packed, ...written, documents };
      await writeFile(join(fresh, "index.json"), `${JSON.stringify(index)}\n`);
    },
    async (fresh) => (await indexIn(fresh)) !== (await indexIn(folder)),
  );
}

/** A part that is being written. */
interface OpenPart {
  about: Omit<Part, "file" | "bytes">;
  list: JsonListFile;
  /** Where it stands until it is whole. */
  path: string;
}

/**
 * Writes the paragraphs in parts, one after the other as they are read: those of a whole country would take gigabytes of memory.
 * A part names letters by their place in the index, and is therefore called by its own hash: a page that was opened before
 * a new publication finds the parts of its index or none, and never another's.
 * @returns the parts in order of their files, and what each letter raises
 */
async function writeParts(
  corpus: Corpus,
  folder: string,
  largePart: number,
): Promise<Pick<EvidenceIndex, "parts" | "raised">> {
  const themes = corpus.places.themes.map(({ id }) => id);
  const order = partOrder(corpus.letters);
  const places = new Map(corpus.letters.map((letter, place) => [letter, place]));
  const raised = corpus.letters.map(() => "");
  const parts: Part[] = [];
  const open = new Map<string, OpenPart>();
  const close = async ({ about, list, path }: OpenPart): Promise<void> => {
    const sha256 = await list.close();
    const file = `${about.theme}-${about.year}-${sha256.slice(0, 16)}.json`;
    await rename(path, join(folder, file));
    parts.push({ ...about, file, bytes: list.bytes });
  };
  const opened = async (theme: string, year: string, at: number): Promise<OpenPart> => {
    const part = open.get(theme);
    const isFull = part !== undefined && part.list.bytes >= largePart && part.about.last !== at;
    if (part?.about.year === year && !isFull) return part;
    if (part !== undefined) await close(part);
    const path = join(folder, `${theme}.open`);
    const fresh: OpenPart = {
      about: { theme, year, first: at, last: at },
      list: new JsonListFile(path),
      path,
    };
    open.set(theme, fresh);
    return fresh;
  };
  for await (const { letter, at, paragraphs } of byLetter(corpus, order)) {
    const place = places.get(letter) ?? 0;
    raised[place] = raisedBy(paragraphs, themes);
    for (const paragraph of paragraphs) {
      const text = JSON.stringify(packedParagraph(place, paragraph));
      for (const theme of partThemes(paragraph)) {
        const { about, list } = await opened(theme, partYear(letter), at);
        about.last = at;
        await list.add(text);
      }
    }
  }
  for (const part of open.values()) await close(part);
  return { parts: parts.sort((a, b) => compare(a.file, b.file)), raised };
}

/** Each letter that has paragraphs, with its place among those given. */
async function* byLetter(
  corpus: Corpus,
  letters: readonly Letter[],
): AsyncGenerator<{ letter: Letter; at: number; paragraphs: Paragraph[] }> {
  const places = new Map(letters.map(({ document_id }, at) => [document_id, at]));
  let at = -1;
  let paragraphs: Paragraph[] = [];
  for await (const paragraph of corpus.paragraphs(letters)) {
    const its = places.get(paragraph.document_id) ?? -1;
    const letter = letters[at];
    if (its !== at && letter !== undefined) {
      yield { letter, at, paragraphs };
      paragraphs = [];
    }
    at = its;
    paragraphs.push(paragraph);
  }
  const last = letters[at];
  if (last !== undefined) yield { letter: last, at, paragraphs };
}
