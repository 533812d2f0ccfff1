import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import * as promises from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { OutsideFailed, errorCode, errorText } from "../errors.ts";

/** The part of the file system the archive touches; Node's own functions fit, and a test passes failing ones. */
export type Disk = Pick<
  typeof promises,
  "mkdir" | "open" | "readFile" | "readdir" | "rename" | "rm" | "stat" | "truncate"
>;

export const realDisk: Disk = promises;

/**
 * Writes a file so that after a kill at any moment either the whole file stands under `path` or nothing does:
 * temporary file in the same folder, fsync, rename, fsync of the folder. On failure the temporary file is
 * removed and, when the disk is full, the error says how much was needed and where.
 */
export async function writeWhole(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const partial = `${path}.${process.pid}${PARTIAL}`;
  try {
    await disk.mkdir(folder, { recursive: true });
    const file = await disk.open(partial, "w");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(partial, path);
  } catch (thrown) {
    await disk.rm(partial, { force: true });
    throw writeError(thrown, path, bytes.length);
  }
  await syncFolder(disk, folder);
}

/** Ends the name of a file that is still being written; one that is found later was left by a kill. */
export const PARTIAL = ".partial";

/** Turns the system's word for "no room" or "not allowed" into a sentence; anything else passes unchanged. */
export function writeError(thrown: unknown, path: string, bytes: number): unknown {
  const code = errorCode(thrown) ?? "";
  if (isNoRoom(code)) {
    return new OutsideFailed(
      `The disk is full: ${bytes} bytes were needed for ${path}. Nothing was changed; free some room and run this again.`,
      { cause: thrown },
    );
  }
  if (isNotAllowed(code)) {
    return new OutsideFailed(
      `Not allowed to write ${path} (${code}). Nothing was changed; give this user the right to write there, or name another folder with --data.`,
      { cause: thrown },
    );
  }
  return thrown;
}

/**
 * Whatever failed for want of room, or of the right to a file, as a sentence; anything else passes unchanged. DuckDB and the
 * program that renders pages tell of a full disk in words only, and not every writer of a folder names the file: `dataDir` says
 * where to look.
 * @param stands what the failure left of what stood before
 */
export function diskError(thrown: unknown, dataDir: string, stands = "What stood before stands"): unknown {
  const says = errorText(thrown);
  const code = errorCode(thrown) ?? "";
  if (isNotAllowed(code) && thrown instanceof Error && "path" in thrown) {
    return new OutsideFailed(
      `Not allowed to use ${String(thrown.path)} (${code}). ${stands}; if another user (root, say) ran a command here, give this user the right to it, and run this again.`,
      { cause: thrown },
    );
  }
  const isFull = isNoRoom(code) || /no space left on device|disk quota exceeded/i.test(says);
  if (!isFull || says.startsWith("The disk is full")) return thrown;
  return new OutsideFailed(
    `The disk is full. ${stands}; free some room and run this again. The data folder is ${dataDir}; what failed: ${says}`,
    { cause: thrown },
  );
}

function isNoRoom(code: string): boolean {
  return code === "ENOSPC" || code === "EDQUOT";
}

function isNotAllowed(code: string): boolean {
  return code === "EACCES" || code === "EPERM" || code === "EROFS";
}

/** Files synced at once: the disk then takes many in one go. */
const SYNCED_AT_ONCE = 64;

/**
 * Waits until every new file under a folder stands on the disk itself: after a power cut a name that was given before that
 * may lead to an empty file. One with a second name is shared with a folder that was synced when it was new.
 */
export async function syncNewFiles(folder: string): Promise<void> {
  const entries = await promises.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (let from = 0; from < files.length; from += SYNCED_AT_ONCE) {
    await Promise.all(
      files.slice(from, from + SYNCED_AT_ONCE).map(async (path) => {
        if ((await promises.stat(path)).nlink === 1) await syncFile(path);
      }),
    );
  }
}

/** Waits until a file stands on the disk itself. */
export async function syncFile(path: string): Promise<void> {
  // Windows syncs only what is open for writing; elsewhere a file that may only be read is synced, too.
  const file = await promises.open(path, process.platform === "win32" ? "r+" : "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last through a power cut. Windows has no such call for folders and needs none. */
async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, as 64 hexadecimal digits; of one of any size only a little is in memory at a time. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
