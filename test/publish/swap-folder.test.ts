import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { swapFolder } from "../../pipeline/publish/swap-folder.ts";

let folder: string;
let target: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "swap-"));
  target = join(folder, "deep", "site");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fill = (text: string) => (fresh: string) => writeFile(join(fresh, "a.txt"), text);

describe("swapFolder", () => {
  it("makes the folder, and later replaces all that was in it", async () => {
    await swapFolder(target, fill("first"));
    await writeFile(join(target, "left over.txt"), "");
    await swapFolder(target, fill("second"));
    expect(await readdir(target)).toEqual(["a.txt"]);
    expect(await readFile(join(target, "a.txt"), "utf8")).toBe("second");
    expect(await readdir(join(folder, "deep"))).toEqual(["site"]);
  });

  it("leaves the target as it is, and nothing beside, where the new folder holds nothing else", async () => {
    const isNew = async (fresh: string): Promise<boolean> =>
      (await readFile(join(fresh, "a.txt"), "utf8")) !== (await readFile(join(target, "a.txt"), "utf8"));
    expect(await swapFolder(target, fill("first"))).toBe(true);
    await writeFile(join(target, "left.txt"), "");
    expect(await swapFolder(target, fill("first"), isNew)).toBe(false);
    expect((await readdir(target)).sort()).toEqual(["a.txt", "left.txt"]);
    expect(await readdir(join(folder, "deep"))).toEqual(["site"]);
    expect(await swapFolder(target, fill("second"), isNew)).toBe(true);
    expect(await readFile(join(target, "a.txt"), "utf8")).toBe("second");
  });

  it("leaves the old folder whole, and nothing else, when filling the new one fails", async () => {
    await swapFolder(target, fill("first"));
    const failing = async (fresh: string): Promise<void> => {
      await fill("half")(fresh);
      throw new Error("the disk is full");
    };
    await expect(swapFolder(target, failing)).rejects.toThrow("the disk is full");
    expect(await readFile(join(target, "a.txt"), "utf8")).toBe("first");
    expect(await readdir(join(folder, "deep"))).toEqual(["site"]);
  });
});
