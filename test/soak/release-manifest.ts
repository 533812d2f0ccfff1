import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { readLastBuild } from "../../pipeline/database/last-build.ts";

/** Files that say when which step ran, whose bytes DuckDB writes another time in another way, or that hold hashes of such. */
const NOT_FIXED = /(^|\/)(core_run\.\w+|(outcomes|marts)\.duckdb|datapackage\.json|SHA256SUMS)$/;

/**
 * What readers see of a data folder, in one hash: every file of site, data and downloads, and the fingerprints of the
 * database's marts. Throws where a file that SHA256SUMS lists is missing or has other bytes, so that half a publication
 * is never taken for a whole one. "nothing" where there is none.
 */
export async function releaseManifest(data: string): Promise<string> {
  const last = await readLastBuild(join(data, "outcomes.duckdb"));
  if (last === null) return "nothing";
  const hash = createHash("sha256").update(JSON.stringify([last.buildId, last.marts]));
  for (const folder of ["published", "site"]) {
    for (const path of await filesOf(join(data, folder))) {
      const name = relative(data, path);
      const bytes = await readFile(path);
      if (name.endsWith("SHA256SUMS")) await holds(path, bytes.toString("utf8"));
      hash.update(`${name}\n`);
      if (!NOT_FIXED.test(name)) hash.update(bytes);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function holds(path: string, sums: string): Promise<void> {
  for (const line of sums.trim().split("\n")) {
    const [sha256 = "", name = ""] = line.split("  ");
    const bytes = await readFile(join(path, "..", name));
    if (createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw new Error(`${name} beside ${path} is not the file that is listed`);
  }
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
