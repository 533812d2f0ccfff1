import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPlaceholderPackages } from "../../pipeline/site/placeholder-packages.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "placeholders-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("addPlaceholderPackages", () => {
  it("gives every library that Framework's client names a version to resolve to, scoped ones too", async () => {
    const names = await addPlaceholderPackages(folder);
    expect(names).toEqual(expect.arrayContaining(["d3", "lodash", "react-dom", "@observablehq/plot"]));
    const there = await readdir(join(folder, "_npm"));
    expect(there).toContain("d3@0.0.0");
    expect(await readdir(join(folder, "_npm", "@observablehq"))).toContain("plot@0.0.0");
  });
});
