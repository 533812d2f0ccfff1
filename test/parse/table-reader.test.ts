import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RefusedFile } from "../../pipeline/parse/parsed.ts";
import { TableReader } from "../../pipeline/parse/table-reader.ts";
import { folderOfEachTest } from "../empty-folder.ts";

const folder = folderOfEachTest();

const page = (name: string, urn = "URN: 900001"): string =>
  `<!DOCTYPE html><html><body><h1 class="heading--title">${name}</h1>
    <p class="title-block__subheading">${urn}</p><ol class="timeline"></ol></body></html>`;

/** An archive of one page that counts how often its bytes are asked for. */
function archived(text: string, name = "https://reports.example/provider/21/900001") {
  const counted = { asked: 0 };
  const object = {
    sha256: createHash("sha256").update(text).digest("hex"),
    kind: "provider_page" as const,
    name,
  };
  const bytes = (): Promise<Uint8Array> => {
    counted.asked += 1;
    return Promise.resolve(new TextEncoder().encode(text));
  };
  return { counted, object, read: (reader: TableReader) => reader.read(object, bytes) };
}

const files = () => readdir(join(folder.path, "pages"), { recursive: true });

describe("TableReader", () => {
  it("parses a page once, and gives the same rows from then on", async () => {
    const one = archived(page("Brindlecombe Primary School"));
    const first = await one.read(new TableReader(folder.path, "1"));
    expect(first?.tables[0]?.rows).toEqual([["900001", "Brindlecombe Primary School", null, "21"]]);
    expect(await one.read(new TableReader(folder.path, "1"))).toEqual(first);
    expect(one.counted.asked).toBe(1);
  });

  it("parses it again where the parsers are others, and then forgets what the old ones read", async () => {
    const one = archived(page("Brindlecombe Primary School"));
    await one.read(new TableReader(folder.path, "1"));
    const newer = new TableReader(folder.path, "2");
    await one.read(newer);
    expect(one.counted.asked).toBe(2);
    await newer.forgetOthers();
    expect((await files()).filter((name) => name.endsWith(".json"))).toHaveLength(1);
    expect(await readdir(join(folder.path, "pages"))).toEqual(["2"]);
  });

  it("keeps the same page under another name apart, for the name may tell its category", async () => {
    const text = page("Brindlecombe Primary School");
    const reader = new TableReader(folder.path, "1");
    await archived(text).read(reader);
    const other = await archived(text, "https://reports.example/provider/23/900001").read(reader);
    expect(other?.tables[0]?.rows).toEqual([["900001", "Brindlecombe Primary School", null, "23"]]);
  });

  it("does not believe a reading that was changed on the disk", async () => {
    const one = archived(page("Brindlecombe Primary School"));
    const reader = new TableReader(folder.path, "1");
    const first = await one.read(reader);
    const [name = ""] = (await files()).filter((file) => file.endsWith(".json"));
    const path = join(folder.path, "pages", name);
    await writeFile(path, (await readFile(path, "utf8")).replace("Brindlecombe", "Brambleton"));
    expect(await one.read(reader)).toEqual(first);
    expect(one.counted.asked).toBe(2);
  });

  it("refuses a refused page each time", async () => {
    const one = archived(page("Brindlecombe Primary School", "no number"));
    const reader = new TableReader(folder.path, "1");
    await expect(one.read(reader)).rejects.toThrow(RefusedFile);
    await expect(one.read(reader)).rejects.toThrow(RefusedFile);
    expect(one.counted.asked).toBe(2);
  });

  it("keeps nothing of other files", async () => {
    const reader = new TableReader(folder.path, "1");
    const links = { sha256: "a".repeat(64), kind: "gias_links" as const, name: "links.csv" };
    const csv = new TextEncoder().encode(
      "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n900001,900002,B,Successor,01-09-2012\r\n",
    );
    expect((await reader.read(links, () => Promise.resolve(csv)))?.kind).toBe("gias_links");
    await expect(files()).rejects.toThrow("ENOENT");
  });
});
