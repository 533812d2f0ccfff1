import { errorText } from "../../errors.ts";
import { inOrder } from "../../in-order.ts";
import { type ParsedDocument, RefusedFile } from "../parsed.ts";
import { LetterCache } from "./cache.ts";
import type { LetterPool } from "./pool.ts";

/** A PDF to read: its SHA-256 in hex, a name for people, and how to get at its bytes. */
export interface LetterObject {
  sha256: string;
  name: string;
  read: () => Promise<Uint8Array>;
}

export type LetterReading =
  { sha256: string; document: ParsedDocument } | { sha256: string; refused: readonly string[] };

/** PDFs in hand for each worker: one being read, one ready behind it. */
const IN_HAND = 2;

/**
 * Reads PDFs, from the cache where it has them, and gives them back in the order of `objects`. At most a few are in
 * memory at a time, however many there are. A refused PDF is not kept in the cache: its reason may be this machine's
 * load.
 *
 * @param options.cacheDir the `cache` folder of the data folder
 * @throws what `read` of an object throws, with the name of the object
 */
export async function* readLetters(
  objects: Iterable<LetterObject>,
  options: { cacheDir: string; pool: LetterPool },
): AsyncGenerator<LetterReading> {
  const cache = new LetterCache(options.cacheDir);
  yield* inOrder(objects, options.pool.size * IN_HAND, (object) => readOne(object, cache, options.pool));
}

async function readOne(object: LetterObject, cache: LetterCache, pool: LetterPool): Promise<LetterReading> {
  const { sha256, name } = object;
  const kept = await cache.get(sha256);
  if (kept !== null) return { sha256, document: kept };
  let bytes: Uint8Array;
  try {
    bytes = await object.read();
  } catch (error) {
    throw new Error(`${name} (SHA-256 ${sha256}) can not be read: ${errorText(error)}`, { cause: error });
  }
  try {
    const document = await pool.read(bytes);
    await cache.put(sha256, document);
    return { sha256, document };
  } catch (error) {
    if (error instanceof RefusedFile) return { sha256, refused: error.reasons };
    throw error;
  }
}
