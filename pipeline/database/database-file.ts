import { existsSync } from "node:fs";
import { realpath, rename, rm } from "node:fs/promises";
import { OutsideFailed, errorText } from "../errors.ts";

/** Where a database really lies: readers may know it by a link. */
export async function placeOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** Removes a database with what DuckDB keeps beside it. */
export async function removeDatabase(path: string): Promise<void> {
  for (const file of [path, `${path}.wal`, `${path}.tmp`, `${path}.csv`])
    await rm(file, { force: true, recursive: true });
}

/** The new file in the old one's place, in one step. A log left beside the old one would be played into the new. */
export async function replaceDatabase(building: string, path: string): Promise<void> {
  if (existsSync(`${path}.wal`)) await rm(`${path}.wal`);
  try {
    await rename(building, path);
  } catch (thrown) {
    throw new OutsideFailed(
      `The new database could not take the place of ${path} (${errorText(thrown)}). It stands as ${building}; close what reads the old one and build again.`,
    );
  }
}
