import { copyFile, mkdir, readFile, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Archive } from "../archive/archive.ts";
import { sha256OfFile } from "../archive/disk.ts";
import { OutsideFailed, WrongUse, errorCode, errorText } from "../errors.ts";

/** What a copy did. Sizes in bytes. */
export interface Copied {
  objects: number;
  bytes: number;
  /** Objects that stood there already. */
  there: number;
  /** Objects whose bytes are damaged or missing where they came from, and not whole in the copy either. */
  damaged: { sha256: string; why: string }[];
}

/**
 * Copies what can not be made again from one data folder to another: the archive and the small files the collectors
 * and the nightly runs keep. Databases, published data and sites are made from it.
 *
 * Objects come first and the lists that name them last, so that a copy cut off at any moment is whole as far as its
 * ledger goes. Each new object is read back and its hash checked; with `check` those already there are, too, and put
 * right. Nothing is ever removed from the copy.
 * @throws WrongUse when `to` is `from`, or holds a ledger that is not the beginning of this one: another archive, or a newer one.
 */
export async function copyArchive(from: string, to: string, { check = false } = {}): Promise<Copied> {
  const source = await Archive.open(from);
  if (source.objects().length === 0)
    throw new WrongUse(`${from} holds no archive: there is nothing to copy.`);
  if ((await realpath(to).catch(() => to)) === (await realpath(from)))
    throw new WrongUse(`${to} is the folder itself that would be copied. Choose another one.`);
  await refuseAnother(from, to);
  const copy = await Archive.open(to);
  const copied: Copied = { objects: 0, bytes: 0, there: 0, damaged: [] };
  for (const { sha256, bytes } of source.objects()) {
    const target = copy.path(sha256);
    if (await stands(target, sha256, bytes, check)) {
      copied.there += 1;
      continue;
    }
    const why = await copyWhole(source.path(sha256), target, sha256);
    if (why === null) {
      copied.objects += 1;
      copied.bytes += bytes;
    } else copied.damaged.push({ sha256, why });
  }
  for (const path of await lists(from)) await copyWhole(join(from, path), join(to, path), null);
  return copied;
}

/** The ledger last of all: it is what makes the objects count. */
async function lists(from: string): Promise<string[]> {
  const found: string[] = [];
  for (const [folder, ending] of [
    ["queue", /\.jsonl?$/],
    ["", /\.jsonl$/],
    ["archive", /^(?!ledger).*\.jsonl$/],
    ["archive", /^ledger\.jsonl$/],
  ] as const) {
    const names = await readdir(join(from, folder)).catch(() => []);
    found.push(...names.filter((name) => ending.test(name)).map((name) => join(folder, name)));
  }
  return found;
}

/** A ledger only ever grows: what the copy knows must be where this one began. */
async function refuseAnother(from: string, to: string): Promise<void> {
  const path = join("archive", "ledger.jsonl");
  const held = await readFile(join(to, path)).catch(() => Buffer.alloc(0));
  const own = await readFile(join(from, path));
  const whole = held.subarray(0, held.lastIndexOf(0x0a) + 1);
  if (!own.subarray(0, whole.length).equals(whole)) {
    throw new WrongUse(
      `${to} holds an archive that is not an earlier state of ${from}. Nothing was copied; choose an empty folder.`,
    );
  }
}

async function stands(path: string, sha256: string, bytes: number, check: boolean): Promise<boolean> {
  try {
    if ((await stat(path)).size !== bytes) return false;
    return !check || (await sha256OfFile(path)) === sha256;
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return false;
    throw thrown;
  }
}

/** Copies beside and renames; gives back why it could not, null when it did. `sha256` null copies unchecked. */
async function copyWhole(from: string, to: string, sha256: string | null): Promise<string | null> {
  const partial = `${to}.partial`;
  try {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, partial);
    if (sha256 !== null && (await sha256OfFile(partial)) !== sha256) {
      await rm(partial, { force: true });
      return "its bytes are not those of its name";
    }
    await rename(partial, to);
    return null;
  } catch (thrown) {
    await rm(partial, { force: true });
    if (errorCode(thrown) === "ENOENT") return "it is missing";
    throw new OutsideFailed(`${from} could not be copied to ${to}: ${errorText(thrown)}`, { cause: thrown });
  }
}
