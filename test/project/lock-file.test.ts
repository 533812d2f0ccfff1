import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

async function lockedPackages() {
  const text = await readFile(new URL("../../package-lock.json", import.meta.url), "utf8");
  return lockShape.parse(JSON.parse(text)).packages;
}

describe("the lock file", () => {
  test("carries no download addresses", async () => {
    const addressed = Object.entries(await lockedPackages()).filter(
      ([, { resolved }]) => resolved !== undefined,
    );
    expect(addressed.map(([name]) => name)).toEqual([]);
  });

  // npm leaves out the bindings of other platforms that its registry did not have when the lock was written; an install
  // there would then lack them without a word.
  test("names the binding of every platform that a package offers", async () => {
    const packages = await lockedPackages();
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
        )
        .map((name) => `${path} → ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
