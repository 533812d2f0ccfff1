import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Fills a new folder beside `target` and puts it in the target's place once it is whole. A kill at any moment leaves
 * the old folder, the new one, or (between two renames) the old one under `<target>.….old` with nothing lost.
 */
export async function swapFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const aside = `${target}.${randomUUID().slice(0, 8)}`;
  const fresh = `${aside}.new`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await mkdir(fresh);
    await fill(fresh);
    const hadOld = await rename(target, `${aside}.old`).then(
      () => true,
      () => false,
    );
    await rename(fresh, target);
    if (hadOld) await rm(`${aside}.old`, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
