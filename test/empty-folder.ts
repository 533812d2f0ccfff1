import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** An empty folder on the disk, for a test that takes it away itself. */
export async function emptyFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "outcomes-test-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A new empty folder for each test of a file, taken away after it. Its path is known once a test runs. */
export function folderOfEachTest(): { readonly path: string } {
  let folder: Awaited<ReturnType<typeof emptyFolder>> | null = null;
  beforeEach(async () => {
    folder = await emptyFolder();
  });
  afterEach(() => folder?.remove());
  return {
    get path() {
      if (folder === null) throw new Error("there is no folder before the first test");
      return folder.path;
    },
  };
}
