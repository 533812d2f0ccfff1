import * as promises from "node:fs/promises";
import { basename, join } from "node:path";
import { errorCode, errorText } from "./errors.ts";

/** The part of the file system an import reads; a test passes one that fails. */
export type ReadDisk = Pick<typeof promises, "readFile" | "readdir" | "realpath" | "stat">;

export const readDisk: ReadDisk = promises;

/** A file to read, or a path of which nothing can be read and why. */
export type Found = { path: string; bytes: number; problem: null } | { path: string; problem: string };

/** Names the desktop and version control leave behind: no one means those when they import a folder. */
const HIDDEN = /^(\..+|Thumbs\.db|desktop\.ini)$/i;

/**
 * Every file under the given paths, folders followed downwards in order of name, each real folder once (so that a
 * link to a folder above ends). Hidden files inside folders are passed over; a path given itself never is.
 * `skip` names a real folder not to enter: the data folder, which holds what was imported before.
 */
export async function* filesUnder(
  paths: readonly string[],
  disk: ReadDisk = readDisk,
  skip: string | null = null,
): AsyncGenerator<Found> {
  const entered = new Set<string>(skip === null ? [] : [await realPath(skip, disk)]);
  for (const path of paths) yield* under(path, disk, entered);
}

async function* under(path: string, disk: ReadDisk, entered: Set<string>): AsyncGenerator<Found> {
  let names: string[];
  try {
    const found = await disk.stat(path);
    if (found.isFile()) {
      yield { path, bytes: found.size, problem: null };
      return;
    }
    if (!found.isDirectory()) {
      yield { path, problem: "neither a file nor a folder" };
      return;
    }
    const real = await disk.realpath(path);
    if (entered.has(real)) return;
    entered.add(real);
    names = await disk.readdir(path);
  } catch (thrown) {
    yield { path, problem: pathProblem(thrown) };
    return;
  }
  for (const name of names.sort()) {
    if (!HIDDEN.test(basename(name))) yield* under(join(path, name), disk, entered);
  }
}

async function realPath(path: string, disk: ReadDisk): Promise<string> {
  try {
    return await disk.realpath(path);
  } catch {
    return path;
  }
}

/** What stands in the way of reading a path, in words. */
export function pathProblem(thrown: unknown): string {
  switch (errorCode(thrown)) {
    case "ENOENT":
      return "there is no such file or folder (or a link leads nowhere)";
    case "EACCES":
    case "EPERM":
      return "no permission to read it: give this user the right to read it, or import as another user";
    case "ELOOP":
      return "a link that leads to itself";
    default:
      return `can not be read: ${errorText(thrown)}`;
  }
}
