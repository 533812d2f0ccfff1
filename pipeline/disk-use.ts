import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./errors.ts";

/** Bytes of all files of a folder; 0 where there is none. What somebody takes away meanwhile does not count. */
export async function bytesUnder(folder: string): Promise<number> {
  const entries =
    (await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneWhereGone)) ?? [];
  let bytes = 0;
  for (const entry of entries.filter((one) => one.isFile()))
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(noneWhereGone))?.size ?? 0;
  return bytes;
}

/** Bytes left on the disk that holds a folder; 0 where that can not be told. */
export async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null);
  return found === null ? 0 : found.bavail * found.bsize;
}

function noneWhereGone(thrown: unknown): null {
  if (errorCode(thrown) === "ENOENT") return null;
  throw thrown;
}
