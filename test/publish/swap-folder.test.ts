import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { swapFolder } from "../../pipeline/publish/swap-folder.ts";

/** What the disk was told, in order: names of files that were synced, and "renamed" for each name that was changed. */
const told = vi.hoisted((): string[] => []);
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const open: typeof real.open = async (path, flags, mode) => {
    const file = await real.open(path, flags, mode);
    const sync = file.sync.bind(file);
    file.sync = async () => {
      await sync();
      told.push(basename(String(path)));
    };
    return file;
  };
  const rename: typeof real.rename = async (from, to) => {
    await real.rename(from, to);
    told.push("renamed");
  };
  return { ...real, open, rename };
});

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

  it("puts nothing in place whose files a power cut could still empty; shared ones were synced when they were new", async () => {
    const shared = join(folder, "shared.txt");
    await writeFile(shared, "stands already");
    told.length = 0;
    await swapFolder(target, async (fresh) => {
      await fill("new")(fresh);
      await mkdir(join(fresh, "deeper"));
      await writeFile(join(fresh, "deeper", "b.txt"), "new too");
      await link(shared, join(fresh, "shared.txt"));
    });
    expect(told.slice(0, -1).sort()).toEqual(["a.txt", "b.txt"]);
    expect(told.at(-1)).toBe("renamed");
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
