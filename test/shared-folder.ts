import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

/** One folder for a whole run of tests, in which {@link madeOnce} keeps what is dear to make. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "inspection-outcomes-tests-"));
  project.provide("sharedFolder", folder);
  return () => rm(folder, { recursive: true, force: true });
}

/**
 * A folder that the first test file to ask for it fills, and the others find. They read it or copy it, and change nothing
 * in it. When filling it fails, so does everybody who asks.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject("sharedFolder"), name);
  const isMine = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isMine) {
    try {
      await make(folder);
      await writeFile(`${folder}.made`, "");
    } catch (thrown) {
      await writeFile(`${folder}.failed`, "");
      throw thrown;
    }
  }
  while (!(await isThere(`${folder}.made`))) {
    if (await isThere(`${folder}.failed`))
      throw new Error(`Another test file could not make ${name}; its error says why.`);
    await wait(100);
  }
  return folder;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

declare module "vitest" {
  export interface ProvidedContext {
    sharedFolder: string;
  }
}
