import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ENGINE } from "../../src/explore/engine.ts";

/** Puts DuckDB-Wasm beside the pages of a built site, from the installed package. */
export async function addQueryEngine(siteFolder: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const installed = dirname(require.resolve(`@duckdb/duckdb-wasm/dist/${ENGINE.wasm}`));
  const folder = join(siteFolder, ENGINE.folder);
  await mkdir(folder, { recursive: true });
  for (const name of [ENGINE.worker, ENGINE.wasm]) await copyFile(join(installed, name), join(folder, name));
}
