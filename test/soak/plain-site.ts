import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { swapFolder } from "../../pipeline/publish/swap-folder.ts";
import type { buildSite } from "../../pipeline/site/build-site.ts";

/**
 * A site without pages but with all its data and downloads, swapped in like the real one: what nights are about, without
 * the half minute that rendering takes.
 */
export const plainSite: typeof buildSite = async ({ dataDir, outDir }) => {
  const published = join(dataDir, "published");
  const build = await readFile(join(published, "site", "build.json"), "utf8");
  await swapFolder(outDir, async (fresh) => {
    await mkdir(fresh, { recursive: true });
    await cp(join(published, "site"), join(fresh, "data"), { recursive: true });
    await cp(join(published, "downloads"), join(fresh, "downloads"), { recursive: true });
    await writeFile(join(fresh, "index.html"), `<!doctype html><title>Outcomes</title><p>${build}</p>`);
  });
  return { outDir, pages: ["/"] };
};
