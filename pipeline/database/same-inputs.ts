import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({
  /** The build that stands. */
  build_id: z.string(),
  /** Inputs that are not those it was made from, and give the same core tables and marts all the same. */
  inputs: z.string(),
});

/**
 * Inputs that gave the very core tables and marts of the build that stands; null where none are known. A letter seen gone twice, say, or a
 * newer program changes what a build is made from and nothing that it says: without this note every later night would
 * build the country again to find that nothing changed.
 */
export async function sameInputs(cacheDir: string, buildId: string): Promise<string | null> {
  try {
    const noted = schema.parse(JSON.parse(await readFile(notePath(cacheDir), "utf8")));
    return noted.build_id === buildId ? noted.inputs : null;
  } catch {
    // Not there, or damaged: then it is found out once more.
    return null;
  }
}

/** Notes them, in the folder of what may be thrown away at any time. */
export async function noteSameInputs(cacheDir: string, buildId: string, inputs: string): Promise<void> {
  const path = notePath(cacheDir);
  await mkdir(cacheDir, { recursive: true });
  await writeFile(`${path}.partial`, `${JSON.stringify({ build_id: buildId, inputs })}\n`);
  await rename(`${path}.partial`, path);
}

function notePath(cacheDir: string): string {
  return join(cacheDir, "same-inputs.json");
}
