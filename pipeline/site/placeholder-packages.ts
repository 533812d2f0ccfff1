import { mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const NPM_NAME = /["']npm:((?:@[\w.-]+\/)?[\w.-]+)/g;

/** Folder of Framework's own code. */
export function frameworkFolder(): string {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve("@observablehq/framework/package.json"));
}

/**
 * Gives each library that Framework's client names an empty version folder in its package cache.
 *
 * Framework resolves every `npm:` name it meets, its own optional libraries included (React, lodash, Mermaid …),
 * and asks a content delivery network when the cache has no version of it. No page here loads any of them, so an
 * empty folder is all it takes for a build without a network.
 * @returns the names, sorted
 */
export async function addPlaceholderPackages(cacheFolder: string): Promise<string[]> {
  const client = join(frameworkFolder(), "dist", "client");
  const names = new Set<string>();
  for (const file of await readdir(client, { recursive: true })) {
    if (!file.endsWith(".js")) continue;
    const text = await readFile(join(client, file), "utf8");
    for (const [, name] of text.matchAll(NPM_NAME)) if (name !== undefined) names.add(name);
  }
  for (const name of names) await mkdir(join(cacheFolder, "_npm", `${name}@0.0.0`), { recursive: true });
  return [...names].sort();
}
