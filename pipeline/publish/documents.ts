import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Letter } from "../../src/evidence/letter.ts";
import type { Archive } from "../archive/archive.ts";
import { syncFile } from "../archive/disk.ts";

/** What the site offers of the documents themselves. */
export interface PublishedDocuments {
  /** Bytes of each letter's PDF, in the order of the letters; null where it is not offered. */
  bytes: (number | null)[];
  /** Whether a file came or went. */
  changed: boolean;
}

/**
 * Puts the PDFs of letters into `<published folder>/documents/<SHA-256>.pdf`, each once and whole, and takes away those
 * that are no longer offered. A document that its publisher has withdrawn is not. Bytes that are not those of their hash are
 * refused by the archive.
 * @param archive null to offer none
 */
export async function publishDocuments(
  letters: readonly Letter[],
  archive: Archive | null,
  publishedFolder: string,
): Promise<PublishedDocuments> {
  const folder = join(publishedFolder, "documents");
  const offered = letters.map(({ sha256, withdrawn }) =>
    archive !== null && withdrawn === null && archive.has(sha256) ? sha256 : null,
  );
  const wanted = new Set(offered.filter((sha256) => sha256 !== null));
  const there = new Set(await readdir(folder).catch(() => []));
  let changed = false;
  for (const name of there) {
    if (wanted.has(name.replace(/\.pdf$/, ""))) continue;
    await rm(join(folder, name));
    changed = true;
  }
  if (archive !== null) await mkdir(folder, { recursive: true });
  const sizes = new Map<string, number>();
  for (const sha256 of wanted) {
    const path = join(folder, `${sha256}.pdf`);
    if (archive !== null && !there.has(`${sha256}.pdf`)) {
      await writeFile(`${path}.writing`, await archive.read(sha256));
      await syncFile(`${path}.writing`);
      await rename(`${path}.writing`, path);
      changed = true;
    }
    sizes.set(sha256, (await stat(path)).size);
  }
  return { bytes: offered.map((sha256) => (sha256 === null ? null : (sizes.get(sha256) ?? null))), changed };
}
