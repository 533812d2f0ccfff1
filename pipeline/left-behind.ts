import { createHash, randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { isRunning } from "./lock.ts";

/** Whatever machine left it: so old, nobody works in it any more. */
const ABANDONED_MS = 2 * 86_400_000;

/** Names this process works under: not to be mistaken for what an earlier process of the same number left. */
const own = new Set<string>();

const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);

/** A new mark for the name of something temporary: it tells which process of which machine works in it. */
export function workMark(): string {
  const mark = `${host}-${process.pid}-${randomBytes(3).toString("hex")}`;
  own.add(mark);
  return mark;
}

/**
 * Removes what killed processes left in a folder, of the names that are `temporary`: where the process of its mark runs no
 * more on this machine, or where nothing was changed in it for two days.
 */
export async function removeLeftBehind(folder: string, temporary: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(temporary)) {
    const path = join(folder, name);
    const [mark, machine, pid] = /([0-9a-f]{6})-(\d+)-[0-9a-f]{6}/.exec(name) ?? [];
    if (mark !== undefined && own.has(mark)) continue;
    const dead = machine === host && (Number(pid) === process.pid || !isRunning(Number(pid)));
    if (dead || (await isAbandoned(path))) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_MS;
}
