import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** What a finder may touch of the machine. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  isRoot: boolean;
  exists: (path: string) => boolean;
  /** Runs a command and waits; throws when it fails. */
  run: (command: string, args: readonly string[]) => void;
}

const LINUX = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** Keeps the browser off the network for anything but the page under test. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
];

/**
 * Finds a Chromium or Chrome: `CHROME_PATH`, then the usual places; as root on Debian it is installed with apt.
 * @throws Error that says exactly what to install when there is none
 */
export function findChromium(machine: Machine): string {
  const named = machine.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (machine.exists(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
  }
  const found = usualPlaces(machine).find(machine.exists);
  if (found !== undefined) return found;
  if (machine.platform === "linux" && machine.isRoot && machine.exists("/usr/bin/apt-get")) {
    machine.run("apt-get", ["update"]);
    machine.run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
    if (machine.exists("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  const advice =
    machine.platform === "linux"
      ? '"apt-get install chromium" (Debian, Ubuntu) or "dnf install chromium" (Fedora)'
      : "Google Chrome";
  throw new Error(`The browser tests need Chromium: install it with ${advice}, or name one in CHROME_PATH.`);
}

function usualPlaces({ env, platform }: Machine): string[] {
  if (platform === "darwin") return MAC;
  if (platform !== "win32") return LINUX;
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = env[name];
    if (folder === undefined) return [];
    return [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ];
  });
}

/** This machine. */
export const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  run: (command, args) => {
    execFileSync(command, args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  },
};

/** Starts the browser; root may only run it without its sandbox. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(thisMachine),
    args: thisMachine.isRoot ? [...QUIET, "--no-sandbox"] : QUIET,
  });
}
