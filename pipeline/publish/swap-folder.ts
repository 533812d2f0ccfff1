import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { syncNewFiles } from "../archive/disk.ts";
import { removeLeftBehind, workMark } from "../left-behind.ts";

/**
 * Fills a new folder beside `target` and puts it in the target's place once it is whole, on the disk itself. A kill at any moment leaves
 * the old folder, the new one, or (between two renames) the old one under `<target>.….old` with nothing lost; what it left
 * beside goes with the next swap that succeeds.
 * @param isNew whether the filled folder holds anything else than the target: where it does not, the target stays
 * @returns whether the target was replaced
 */
export async function swapFolder(
  target: string,
  fill: (fresh: string) => Promise<void>,
  isNew: (fresh: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  const aside = `${target}.${workMark()}`;
  const fresh = `${aside}.new`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await mkdir(fresh);
    await fill(fresh);
    if (!(await isNew(fresh))) return false;
    await syncNewFiles(fresh);
    const hadOld = await rename(target, `${aside}.old`).then(
      () => true,
      () => false,
    );
    await rename(fresh, target);
    if (hadOld) await rm(`${aside}.old`, { recursive: true, force: true });
    const beside = `${basename(target)}.`;
    await removeLeftBehind(
      dirname(target),
      (name) => name.startsWith(beside) && /\.[0-9a-f-]+\.(new|old)$/.test(name),
    );
    return true;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
