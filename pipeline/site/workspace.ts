import { build } from "esbuild";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { removeLeftBehind, workMark } from "../left-behind.ts";
import { lateNumberFormat } from "./late-number-format.ts";
import { addPlaceholderPackages } from "./placeholder-packages.ts";

/** A page's script: the modules with this ending are what Markdown pages import. */
const PAGE_SCRIPT = /-page\.ts$/;

/** A folder Framework builds from; paths are relative to the project, as Framework wants them. */
export interface Workspace {
  folder: string;
  root: string;
  output: string;
}

/**
 * Makes a throw-away copy of `src/` for one build, so that two builds (of the sample and of real data, say) never
 * share Framework's cache of loader results. What a build that was killed left is removed.
 *
 * The page scripts are bundled here, with just the parts of Plot they use: Framework alone would serve each library
 * whole and each component as a request of its own.
 */
export async function prepareWorkspace(projectFolder: string): Promise<Workspace> {
  const source = join(projectFolder, "src");
  const parent = join(projectFolder, "node_modules", ".cache", "inspection-outcomes");
  await removeLeftBehind(parent, (name) => name.startsWith("site-"));
  const folder = join(parent, `site-${workMark()}`);
  await mkdir(folder, { recursive: true });
  const root = join(folder, "src");
  // Under node_modules Node would take the data loaders for CommonJS.
  await writeFile(join(folder, "package.json"), '{"type":"module"}\n');
  const isWanted = (path: string): boolean => {
    const inside = relative(source, path);
    return !inside.startsWith("components") && !inside.startsWith(".observablehq");
  };
  await cp(source, root, { recursive: true, filter: isWanted });
  const components = await readdir(join(source, "components"));
  await build({
    entryPoints: components
      .filter((name) => PAGE_SCRIPT.test(name))
      .map((name) => join(source, "components", name)),
    outdir: join(root, "components"),
    absWorkingDir: projectFolder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    plugins: [lateNumberFormat],
    chunkNames: "[name]-[hash]",
    legalComments: "none",
    logLevel: "warning",
  });
  await addPlaceholderPackages(join(root, ".observablehq", "cache"));
  const fromProject = (path: string): string => relative(projectFolder, path).split(sep).join("/");
  return { folder, root: fromProject(root), output: fromProject(join(folder, "dist")) };
}
