import { describe, expect, it } from "vitest";
import { findChromium, type Machine } from "./chromium.ts";

function machine(there: readonly string[], change: Partial<Machine> = {}): Machine {
  const files = new Set(there);
  return {
    env: {},
    platform: "linux",
    isRoot: false,
    exists: (path) => files.has(path),
    run: () => undefined,
    ...change,
  };
}

describe("findChromium", () => {
  it("takes the one that CHROME_PATH names before all others, and says when it is not there", () => {
    const env = { CHROME_PATH: "/opt/chrome" };
    expect(findChromium(machine(["/opt/chrome", "/usr/bin/chromium"], { env }))).toBe("/opt/chrome");
    expect(() => findChromium(machine(["/usr/bin/chromium"], { env }))).toThrow(
      /CHROME_PATH names \/opt\/chrome/,
    );
  });

  it("installs it as root on Debian, and says exactly what to install to everybody else", () => {
    const files = new Set(["/usr/bin/apt-get"]);
    const run = (command: string, args: readonly string[]): void => {
      if (command === "apt-get" && args.includes("chromium")) files.add("/usr/bin/chromium");
    };
    const root = machine([], { isRoot: true, exists: (path) => files.has(path), run });
    expect(findChromium(root)).toBe("/usr/bin/chromium");
    expect(() => findChromium(machine(["/usr/bin/apt-get"]))).toThrow(/apt-get install chromium/);
  });
});
