import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CheckFailed, errorCode, errorText, OutsideFailed, WrongUse } from "../errors.ts";
import { swapFolder } from "../publish/swap-folder.ts";
import { linkTree } from "../run/release.ts";
import { withPolicy } from "./content-security.ts";
import { mendPageHtml } from "./page-html.ts";
import { frameworkFolder } from "./placeholder-packages.ts";
import { addQueryEngine } from "./query-engine.ts";
import { prepareWorkspace } from "./workspace.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** What is published beside the pages' own data, and where it stands in the site. */
const BESIDE = [
  ["evidence", "data/evidence"],
  ["explore", "data/explore"],
  ["downloads", "downloads"],
  ["documents", "documents"],
] as const;

export interface BuildSiteOptions {
  /** The data folder; its `published/site/` must be there (see `publish`). */
  dataDir: string;
  /** Where the site goes; what stands there is replaced in whole once the new one is complete. */
  outDir: string;
  /** Takes one plain line of progress. */
  log?: (line: string) => void;
}

export interface BuiltSite {
  outDir: string;
  /** Pages written, as addresses ("/", "/school"). */
  pages: string[];
}

/**
 * Builds the static site from published data, with no network, beside `outDir`, and swaps it in.
 * A build that fails or is killed leaves the old site as it was.
 * @throws WrongUse when nothing has been published yet or `outDir` holds something else than a site, CheckFailed with what
 *   Framework said when it failed
 */
export async function buildSite({
  dataDir,
  outDir,
  log = () => undefined,
}: BuildSiteOptions): Promise<BuiltSite> {
  await refuseOtherThanSite(outDir);
  const known = join(dataDir, "published");
  await stat(join(known, "site", "build.json")).catch(() => {
    throw new WrongUse(
      `Nothing is published in ${join(known, "site")}: run "outcomes build" and "outcomes publish" first.`,
    );
  });
  // Of one release to the end: a refresh that ends meanwhile would else give pages of the old one data of the new.
  const release = await realpath(known);
  const published = join(release, "site");
  log("site: preparing");
  const workspace = await prepareWorkspace(PROJECT);
  try {
    log("site: rendering pages");
    await runFramework({
      OUTCOMES_PUBLISHED: published,
      OUTCOMES_SITE_ROOT: workspace.root,
      OUTCOMES_SITE_OUTPUT: workspace.output,
    });
    const built = join(PROJECT, workspace.output);
    const pages = await mendPages(built);
    // How the nights since went is no part of a release: a server that knows gives it out at this address.
    await writeFile(join(built, "health.json"), "null\n");
    await addQueryEngine(built);
    await swapFolder(outDir, async (fresh) => {
      await cp(built, fresh, { recursive: true });
      // Shared, not copied: nobody changes them in place, and of a whole country they are gigabytes.
      await linkTree(published, join(fresh, "data"));
      for (const [folder, place] of BESIDE) {
        const from = join(release, folder);
        if (existsSync(from)) await linkTree(from, join(fresh, place));
      }
      if ((await realpath(known)) !== release)
        throw new Error("what was linked may have been half taken away");
    });
    log(`site: ${pages.length} pages in ${outDir}`);
    return { outDir, pages };
  } catch (thrown) {
    if ((await realpath(known).catch(() => release)) === release) throw thrown;
    throw new OutsideFailed(
      `What is published in ${known} was replaced while the site was made of it. Run this again.`,
      { cause: thrown },
    );
  } finally {
    await rm(workspace.folder, { recursive: true, force: true });
  }
}

/** The whole folder is replaced: one that is somebody's home, the project's own, or the data folder must not be. */
async function refuseOtherThanSite(outDir: string): Promise<void> {
  const names = await readdir(outDir).catch((thrown: unknown): string[] => {
    if (errorCode(thrown) === "ENOENT") return [];
    throw new WrongUse(`${outDir} can not be replaced by a site: ${errorText(thrown)}.`, { cause: thrown });
  });
  const isSite = names.includes("index.html") && names.includes("_observablehq");
  if (names.length > 0 && !isSite)
    throw new WrongUse(
      `${outDir} holds something else than a site, and would be replaced in whole. Choose a new or an empty folder.`,
    );
}

/** Runs `observable build` in the project's folder; its output is shown only when it fails. */
async function runFramework(settings: Record<string, string>): Promise<void> {
  const observable = join(frameworkFolder(), "dist", "bin", "observable.js");
  const child = spawn(process.execPath, [observable, "build"], {
    cwd: PROJECT,
    env: { ...process.env, ...settings, OBSERVABLE_TELEMETRY_DISABLE: "true", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => (said += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new CheckFailed(
      `The site could not be built (code ${String(code)}). Framework said:\n${said.trim()}`,
    );
}

async function mendPages(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".html"));
  for (const name of files) {
    const path = join(folder, name);
    await writeFile(path, withPolicy(mendPageHtml(await readFile(path, "utf8")), name));
  }
  return files
    .map((name) => `/${name.replaceAll("\\", "/").replace(/(^|\/)index\.html$|\.html$/, "$1")}`)
    .sort();
}
