import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { publishDocuments } from "../../pipeline/publish/documents.ts";
import type { Letter } from "../../src/evidence/letter.ts";
import { letter } from "../src/evidence/fictional-letters.ts";

let folder: string;
let archive: Archive;
let letters: Letter[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-documents-"));
  archive = await Archive.open(folder);
  const kept = async (words: string): Promise<string> => {
    const meta = { how: "import", kind: "document", label: words } as const;
    return (await archive.put(new TextEncoder().encode(words), meta)).entry.sha256;
  };
  letters = [
    letter(1, { sha256: await kept("one") }),
    letter(2, { sha256: await kept("three") }),
    letter(3, { sha256: await kept("gone"), withdrawn: "no longer offered by its publisher" }),
    letter(4),
  ];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("documents that the site offers", () => {
  it("are those in the archive under their hash, without the withdrawn, and their sizes are told", async () => {
    const { bytes, changed } = await publishDocuments(letters, archive, folder);
    expect(bytes).toEqual([3, 5, null, null]);
    expect(changed).toBe(true);
    const files = await readdir(join(folder, "documents"));
    expect(files.sort()).toEqual(
      letters
        .slice(0, 2)
        .map(({ sha256 }) => `${sha256}.pdf`)
        .sort(),
    );
    expect(await readFile(join(folder, "documents", `${letters[0]?.sha256 ?? ""}.pdf`), "utf8")).toBe("one");
  });

  it("are written once, and taken away when they are not offered any more", async () => {
    await publishDocuments(letters, archive, folder);
    expect((await publishDocuments(letters, archive, folder)).changed).toBe(false);
    const fewer = await publishDocuments(letters.slice(1), archive, folder);
    expect(fewer).toEqual({ bytes: [5, null, null], changed: true });
    expect(await publishDocuments(letters, null, folder)).toEqual({
      bytes: [null, null, null, null],
      changed: true,
    });
    expect(await readdir(join(folder, "documents"))).toEqual([]);
  });
});
