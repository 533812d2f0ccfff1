import { spawn } from "node:child_process";

const openers: Partial<Record<NodeJS.Platform, readonly [string, readonly string[]]>> = {
  darwin: ["open", []],
  win32: ["cmd", ["/c", "start", ""]],
};

/**
 * Opens an address in the reader's browser. Where there is no screen or no program for it, nothing happens: the address
 * stands in the terminal.
 * @returns whether it was tried
 */
export function openBrowser(
  url: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  const hasScreen =
    platform !== "linux" || env["DISPLAY"] !== undefined || env["WAYLAND_DISPLAY"] !== undefined;
  if (!hasScreen) return false;
  const [command, before] = openers[platform] ?? ["xdg-open", []];
  const child = spawn(command, [...before, url], { stdio: "ignore", detached: true, windowsHide: true });
  child.on("error", () => undefined);
  child.unref();
  return true;
}
