import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { errorText, WrongUse } from "../errors.ts";
import type { SiteServer } from "./serve-site.ts";

export interface StartOptions {
  /** Of its own, so that invented schools never stand beside real ones. */
  dataDir?: string;
  host?: string;
  port?: number;
  /** Size of the fictional country; the sample's own default when left out. */
  schools?: number;
  letters?: number;
  /** Takes one plain line of progress. */
  log?: (line: string) => void;
  /** Opens an address in the reader's browser; left out, nothing is opened. */
  open?: (url: string) => void;
}

const NEEDED = [
  "@duckdb/node-api",
  "@observablehq/framework/package.json",
  "@observablehq/plot",
  "esbuild",
  "unpdf",
];
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * From nothing to a dashboard: checks the installation, writes the fictional sample, takes it through the very import,
 * build, publication and site build that real files take, and serves the site. Doing it again is quick: what is there
 * already is kept.
 * @throws WrongUse when a package is missing, and whatever a step of the pipeline throws
 */
export async function start(options: StartOptions = {}): Promise<SiteServer> {
  const {
    dataDir = join("data", "sample"),
    host = "127.0.0.1",
    port = 3000,
    log = () => undefined,
  } = options;
  log("1/6 checking the installation");
  checkInstallation();
  const outDir = join(dataDir, "site");
  await buildSample({ ...options, dataDir, outDir, log });
  const { serveSite } = await import("./serve-site.ts");
  const server = await serveSite({ dir: outDir, host, port });
  log(`Open ${server.url} (Ctrl-C stops).`);
  options.open?.(server.url);
  return server;
}

export interface BuildSampleOptions extends Omit<StartOptions, "host" | "port" | "open"> {
  dataDir: string;
  /** Where the site goes. */
  outDir: string;
}

/** Everything of `start` but the serving: the site of the fictional sample in `outDir`. */
export async function buildSample({
  dataDir,
  outDir,
  schools,
  letters,
  log = () => undefined,
}: BuildSampleOptions): Promise<void> {
  const files = join(dataDir, "files");
  log("2/6 writing the fictional sample");
  const { writeSample } = await import("../sample/write.ts");
  await writeSample({
    outDir: files,
    ...(schools === undefined ? {} : { schools }),
    ...(letters === undefined ? {} : { letters }),
    progress: (what, count) => {
      log(`    ${what}: ${count} files`);
    },
  });
  log("3/6 importing it");
  await importFolder(files, dataDir, log);
  log("4/6 building and checking the database");
  const { build } = await import("../build.ts");
  const built = await build({ dataDir, log: indented(log) });
  log(`    ${built.outcome}, ${built.objects} objects, build ${built.buildId}`);
  log("5/6 publishing");
  const { publish } = await import("../publish/publish.ts");
  await publish({ dataDir, log: indented(log) });
  log("6/6 building the site");
  const { buildSite } = await import("./build-site.ts");
  await buildSite({ dataDir, outDir, log: indented(log) });
}

function indented(log: (line: string) => void): (line: string) => void {
  return (line) => {
    log(`    ${line}`);
  };
}

async function importFolder(folder: string, dataDir: string, log: (line: string) => void): Promise<void> {
  const { Archive } = await import("../archive/archive.ts");
  const { importPaths } = await import("../import.ts");
  const { withLock } = await import("../lock.ts");
  const { parseLetter } = await import("../parse/letter/letter.ts");
  const imported = await withLock(dataDir, "start", async () => {
    let read = 0;
    return importPaths([folder], {
      archive: await Archive.open(dataDir),
      readLetter: (bytes) => parseLetter(bytes),
      concurrency: Math.min(4, availableParallelism()),
      limitBytes: LARGEST_FILE,
      onFile: () => {
        read += 1;
        if (read % 200 === 0) log(`    ${read} files`);
      },
    });
  });
  const refused = imported.filter(({ reasons }) => reasons.length > 0);
  log(`    ${imported.length} files, ${refused.length} refused`);
  for (const { path, reasons } of refused.slice(0, 5)) log(`    refused ${path}: ${reasons[0] ?? ""}`);
}

function checkInstallation(): void {
  const require = createRequire(import.meta.url);
  for (const name of NEEDED) {
    try {
      require.resolve(name);
    } catch (thrown) {
      // A package for ES modules alone cannot be resolved this way, but it is there.
      if (/ERR_PACKAGE_PATH_NOT_EXPORTED|No "exports" main/.test(errorText(thrown))) continue;
      throw new WrongUse(
        `The package ${name} is not installed: run "npm install" in the project's folder first.`,
      );
    }
  }
}

/**
 * Opens an address with what the system offers for that; where there is no screen or no such program, nothing happens:
 * the address stands in the terminal.
 */
export function openBrowser(url: string): void {
  const hasScreen =
    process.platform !== "linux" ||
    process.env["DISPLAY"] !== undefined ||
    process.env["WAYLAND_DISPLAY"] !== undefined;
  if (!hasScreen) return;
  const [command, before] = openers[process.platform] ?? ["xdg-open", []];
  const child = spawn(command, [...before, url], { stdio: "ignore", detached: true, windowsHide: true });
  child.on("error", () => undefined);
  child.unref();
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, readonly string[]]>> = {
  darwin: ["open", []],
  win32: ["cmd", ["/c", "start", ""]],
};
