import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Collection } from "../../pipeline/evidence/collection.ts";
import { readEvidence, unpack } from "../../pipeline/evidence/read-pack.ts";
import { type Verified, verifyPack } from "../../pipeline/evidence/verify.ts";
import { joined } from "../../src/evidence/formats/format.ts";
import { writePack } from "../../src/evidence/pack.ts";
import { outcomes, type SampleData, sampleData } from "./fictional.ts";

let sample: SampleData;
let pack: Buffer;
let path: string;
let collection: Collection;

beforeAll(async () => {
  sample = await sampleData();
  const asked = ["--theme", "workload", "reading", "--format", "zip", "--pdfs", "--out", sample.outDir];
  const said = await outcomes(sample.dataDir, "evidence", ...asked);
  expect(said).toMatchObject({ code: 0 });
  const [name = ""] = await readdir(sample.outDir);
  path = join(sample.outDir, name);
  pack = await readFile(path);
  collection = await Collection.open(sample.dataDir);
});
afterAll(async () => {
  collection.close();
  await sample.remove();
});

async function findingsOf(bytes: Uint8Array): Promise<string[]> {
  const { findings }: Verified = await verifyPack(bytes, collection);
  return findings.map(({ where, what }) => `${where}: ${what}`);
}

/** The pack with one file changed, and with the file's hash in the lists left as it was. */
function changed(file: string, change: (text: string) => string): Uint8Array {
  const files = unzipSync(pack);
  const bytes = files[file];
  if (bytes === undefined) throw new Error(`The pack has no ${file}.`);
  const text = change(strFromU8(bytes, true));
  expect(text).not.toBe(strFromU8(bytes, true));
  return zipSync({ ...files, [file]: strToU8(text, true) }, { level: 0 });
}

describe("a pack as it was written", () => {
  it("holds in every part", async () => {
    const said = await outcomes(sample.dataDir, "verify", path);
    expect(said.out).toMatch(
      /^(\d+) of \1 quotations stand in their sources\.\nEverything in the pack holds\.\n$/,
    );
    expect(said.code).toBe(0);
  });

  it("holds the documents as archived, and sums that sha256sum understands", () => {
    const files = unzipSync(pack);
    const sums = strFromU8(files["SHA256SUMS"] ?? new Uint8Array())
      .trim()
      .split("\n");
    expect(sums.length).toBe(Object.keys(files).length - 1);
    for (const line of sums) expect(line).toMatch(/^[0-9a-f]{64} {2}\S+$/);
    const pdfs = Object.keys(files).filter((name) => name.startsWith("sources/"));
    expect(pdfs.length).toBeGreaterThan(1);
  });

  it("is the same to the byte when it is written again", async () => {
    const again = join(sample.outDir, "again");
    const asked = ["--theme", "reading", "workload", "--format", "zip", "--pdfs", "--out", again];
    expect((await outcomes(sample.dataDir, "evidence", ...asked)).code).toBe(0);
    const [name = ""] = await readdir(again);
    expect((await readFile(join(again, name))).equals(pack)).toBe(true);
    await rm(again, { recursive: true });
  });
});

describe("a pack made before it said how far the letters go", () => {
  it("is read, and its quotations are looked up", async () => {
    const older = changed("evidence.json", (text) => text.replace(/"letters_to":"[^"]*",/, ""));
    const { quotations, holding, findings } = await verifyPack(older, collection);
    expect([quotations > 0, holding]).toEqual([true, quotations]);
    expect(findings.map(({ where }) => where)).toContain("build");
  });
});

describe("a pack that was changed", () => {
  it("is found out, wherever one byte of it is another", async () => {
    const ends = [0, 5, 14, 30, pack.length - 30, pack.length - 1];
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: pack.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, flipped) => {
          const bytes = new Uint8Array(pack);
          bytes[place] = (bytes[place] ?? 0) ^ flipped;
          expect(await findingsOf(bytes), `byte ${place}`).not.toEqual([]);
        },
      ),
      { numRuns: 16, examples: ends.map((place) => [place, 1]) },
    );
  });

  it("names the document that was changed", async () => {
    const name = Object.keys(unzipSync(pack)).find((file) => file.startsWith("sources/")) ?? "";
    const findings = await findingsOf(changed(name, (text) => `${text} `));
    expect(findings).toContain(`${name}: its bytes are not those of the source: the SHA-256 differs`);
  });

  it("names the passage whose words were changed, the fact, and the count", async () => {
    const words = await findingsOf(
      changed("evidence.json", (text) => text.replace(/"quotation":"(\w)/, '"quotation":"Never $1')),
    );
    expect(words.join("\n")).toMatch(/passage 1: the quotation does not stand on page \d+ of source 1/);
    const facts = await findingsOf(
      changed("evidence.json", (text) => text.replace(/"phase":"\w+/, '"phase":"Submarine')),
    );
    expect(facts.join("\n")).toMatch(/source 1: phase is "Submarine/);
    const counts = await findingsOf(
      changed("evidence.json", (text) => text.replace(/"letters":\d+/, '"letters":4321')),
    );
    expect(counts.join("\n")).toMatch(/numbers: All criteria together, selection: 4321 of \d+; now \d+ of/);
  });

  it("names the source whose document was left out, though everything was written anew without it", async () => {
    const files = unzipSync(pack);
    const documents = new Map(
      Object.entries(files)
        .filter(([name]) => name.startsWith("sources/"))
        .slice(1)
        .map(([name, bytes]) => [name.slice("sources/".length, -".pdf".length), new Uint8Array(bytes)]),
    );
    const evidence = readEvidence(unpack(pack));
    const left = evidence.sources.find(({ sha256 }) => !documents.has(sha256));
    const chunks: Uint8Array[] = [];
    await writePack(evidence, documents, (chunk) => chunks.push(chunk));
    expect(await findingsOf(joined(chunks))).toEqual([
      `source ${left?.number ?? 0}: its document is not in the pack, which holds those of other sources`,
    ]);
  });

  it("is found out though all its hashes were made anew", async () => {
    const files = unzipSync(pack);
    const markdown = Object.keys(files).find((name) => name.endsWith(".md")) ?? "";
    const text = strToU8(`${strFromU8(files[markdown] ?? new Uint8Array())}\nAnd more.\n`);
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", text)).toString("hex");
    const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())) as {
      files: { name: string; bytes: number; sha256: string }[];
    };
    const listed = manifest.files.map((file) =>
      file.name === markdown ? { ...file, bytes: text.length, sha256: hash } : file,
    );
    const forged = strToU8(`${JSON.stringify({ ...manifest, files: listed }, null, 2)}\n`);
    const findings = await findingsOf(
      zipSync({ ...files, [markdown]: text, "manifest.json": forged }, { level: 0 }),
    );
    expect(findings).toContain(`${markdown}: it is not what the program writes from evidence.json`);
  });

  it("that is no pack at all is said to be none, with exit code 1", async () => {
    const other = join(sample.dataDir, "other.zip");
    await writeFile(other, "no zip file");
    const said = await outcomes(sample.dataDir, "verify", other);
    expect(said.code).toBe(1);
    expect(said.out).toContain("pack: the file is not a whole zip file");
    expect((await outcomes(sample.dataDir, "verify", join(sample.dataDir, "nowhere.zip"))).code).toBe(2);
  });
});

describe("outcomes evidence", () => {
  it("says which filter to widen when nothing matches, and ends with 1", async () => {
    const said = await outcomes(sample.dataDir, "evidence", "--theme", "workload", "--words", "xylophone");
    expect(said.code).toBe(1);
    expect(said.notes).toMatch(/No passage matches\. Take off one filter: without “Words” there are \d+\./);
  });

  it.each([
    [
      ["--theme", "chocolate"],
      /theme is "chocolate"; allowed: safeguarding; remote_learning \(Remote learning\)/,
    ],
    [["--phase", "Upper"], /phase is "Upper"; allowed: Nursery; Primary/],
    [["--words", '"open'], /a quotation mark is open/],
    [["--format", "pdf"], /--format is "pdf"; allowed: docx, xlsx, csv, json, md, zip, all/],
    [["--link", "evidence?theme=reading", "--theme", "send"], /leave out --theme/],
  ])("names what is allowed for %s, with exit code 2", async (flags, words) => {
    const said = await outcomes(sample.dataDir, "evidence", ...flags);
    expect(said.notes).toMatch(words);
    expect(said.code).toBe(2);
  });

  it("refuses a basket that holds a passage twice: it would be quoted twice, under one of its notes", async () => {
    const basket = join(sample.dataDir, "basket.json");
    const id = "0123456789abcdef:12";
    const picks = ["One note.", "Another."].map((note) => ({ sentence_id: id, note }));
    await writeFile(basket, JSON.stringify({ picks }));
    const said = await outcomes(sample.dataDir, "evidence", "--basket", basket);
    expect(said.notes).toContain(`holds the passage ${id} twice`);
    expect(said.code).toBe(2);
  });

  it("does not write over files that are there unless it is told to", async () => {
    const asked = ["evidence", "--theme", "reading", "--format", "csv", "--out", join(sample.outDir, "csv")];
    expect((await outcomes(sample.dataDir, ...asked)).code).toBe(0);
    const again = await outcomes(sample.dataDir, ...asked);
    expect(again.code).toBe(2);
    expect(again.notes).toContain("--force");
    expect((await outcomes(sample.dataDir, ...asked, "--force")).code).toBe(0);
  });

  it("says so when the folder can not be written", async () => {
    const file = join(sample.dataDir, "a-file");
    await writeFile(file, "");
    const said = await outcomes(sample.dataDir, "evidence", "--theme", "reading", "--out", join(file, "out"));
    expect(said.code).toBe(3);
    expect(said.notes).toContain("Choose another --out");
  });

  it("warns when an address was made with another build or codebook", async () => {
    const link = "https://example.org/evidence?theme=reading&build=ffffffffffff&codebook=0.0.1";
    const said = await outcomes(sample.dataDir, "evidence", "--link", link);
    expect(said.code).toBe(0);
    expect(said.notes).toMatch(/made with build ffffffffffff; the data is now build [0-9a-f]{12}/);
    expect(said.notes).toContain("made with codebook 0.0.1");
  });
});
