import { join } from "node:path";
import { Archive } from "../../../pipeline/archive/archive.ts";
import { LetterCache } from "../../../pipeline/parse/letter/cache.ts";
import { inventedLetter } from "./invented.ts";

/**
 * Archives the invented letters number `from` up to `to` (not itself) in a data folder, with their readings in the cache,
 * so that no PDF is read. Gives back how many sentences they hold.
 */
export async function archiveLetters(
  dataDir: string,
  from: number,
  to: number,
  schools: number,
): Promise<number> {
  const archive = await Archive.open(dataDir);
  const cache = new LetterCache(join(dataDir, "cache"));
  let sentences = 0;
  for (let number = from; number < to; number += 1) {
    const bytes = Buffer.from(`%PDF-1.4 invented letter ${number}`);
    const { entry } = await archive.put(bytes, {
      how: "import",
      kind: "document",
      label: "letter",
      name: `${number}.pdf`,
    });
    const document = inventedLetter(number, schools);
    sentences += document.sentences.length;
    await cache.put(entry.sha256, document);
  }
  return sentences;
}
