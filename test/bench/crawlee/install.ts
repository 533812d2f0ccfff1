import { spawn } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const INSTALL_MS = 180_000;

/** Crawlee in a folder of its own, outside the project. */
export interface Crawlee {
  version: string;
  /** Starts a crawl in the storage folder `name`; the process may be killed. */
  start(name: string, options: { urls: readonly string[]; delay: number; robots: boolean }): Started;
  remove: () => Promise<void>;
}

export interface Started {
  kill(): void;
  ended: Promise<void>;
}

/** Installs Crawlee for the length of a benchmark; gives the reason when that is not possible here. */
export async function installCrawlee(): Promise<Crawlee | { reason: string }> {
  const folder = await mkdtemp(join(tmpdir(), "crawlee-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const pack = { private: true, type: "module", dependencies: { "@crawlee/http": "3.18.1" } };
  await writeFile(join(folder, "package.json"), JSON.stringify(pack));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const install = spawn(npm, ["install", "--no-audit", "--no-fund", "--silent"], {
    cwd: folder,
    stdio: "ignore",
    shell: process.platform === "win32",
    timeout: INSTALL_MS,
  });
  const code = await new Promise<number | null>((resolve) => {
    install.once("error", () => {
      resolve(null);
    });
    install.once("exit", resolve);
  });
  if (code !== 0) {
    await remove();
    return { reason: "it could not be installed here (no package registry in reach)" };
  }
  await copyFile(fileURLToPath(new URL("crawl.js", import.meta.url)), join(folder, "crawl.js"));
  return {
    version: pack.dependencies["@crawlee/http"],
    remove,
    start(name, options) {
      const child = spawn(process.execPath, ["crawl.js", JSON.stringify(options)], {
        cwd: folder,
        stdio: "ignore",
        env: { ...process.env, CRAWLEE_STORAGE_DIR: join(folder, name) },
      });
      return {
        kill: () => child.kill("SIGKILL"),
        ended: new Promise((resolve) =>
          child.once("exit", () => {
            resolve();
          }),
        ),
      };
    },
  };
}
