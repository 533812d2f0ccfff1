import type { BigIntStats } from "node:fs";
import { readdir, stat, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import { sha256OfFile, syncFile } from "../archive/disk.ts";
import { inOrder } from "../in-order.ts";
import { standingJson } from "../publish/standing-json.ts";

/** The list of a release's files, in its folder. */
const LIST = "files.json";

/** Path below the release's folder ("site/index.html") → bytes and SHA-256. */
const listSchema = z.record(z.string(), z.tuple([z.int(), z.string()]));

/** Files read at once: enough for a disk, few enough for every system's limit of open files. */
const AT_ONCE = 16;

/**
 * Writes down every file of a release that readers see, with its size and its hash, on the disk itself.
 * @param parts names of files and folders of the release
 */
export async function listReleaseFiles(folder: string, parts: readonly string[]): Promise<void> {
  const hashOf = hasher();
  const list: Record<string, z.output<typeof listSchema>[string]> = {};
  const listed = inOrder(await filesOf(folder, parts), AT_ONCE, async (name) => {
    const path = join(folder, name);
    const found = await stat(path, { bigint: true });
    return [name, Number(found.size), await hashOf(path, found)] as const;
  });
  for await (const [name, bytes, sha256] of listed) list[name] = [bytes, sha256];
  await writeFile(join(folder, LIST), `${JSON.stringify(list)}\n`);
  await syncFile(join(folder, LIST));
}

/**
 * Names of a release's files that are not what its list says, or are gone, in order of name; the list's own where there is
 * none that can be read. Every byte is read: a power cut empties files, and a disk changes bytes of others.
 */
export async function differingFiles(folder: string): Promise<string[]> {
  const list = await standingJson(join(folder, LIST), listSchema);
  if (list === null) return [LIST];
  const hashOf = hasher();
  const differing: string[] = [];
  const held = inOrder(Object.entries(list), AT_ONCE, async ([name, [bytes, sha256]]) => {
    const path = join(folder, name);
    try {
      const found = await stat(path, { bigint: true });
      return { name, same: Number(found.size) === bytes && (await hashOf(path, found)) === sha256 };
    } catch {
      // Gone, or on a part of the disk that can not be read any more.
      return { name, same: false };
    }
  });
  for await (const { name, same } of held) if (!same) differing.push(name);
  return differing.sort();
}

async function filesOf(folder: string, parts: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const part of parts) {
    const path = join(folder, part);
    if (!(await stat(path)).isDirectory()) names.push(part);
    else
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
        if (entry.isFile())
          names.push(relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  }
  return names.sort();
}

/** SHA-256 of files. What has several names, as most of a site has, is read once. */
function hasher(): (path: string, found: BigIntStats) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (path, { dev, ino }) => {
    const key = `${dev}:${ino}`;
    const hash = known.get(key) ?? sha256OfFile(path);
    known.set(key, hash);
    return hash;
  };
}
