import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import PDFDocument from "pdfkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Archive } from "../pipeline/archive/archive.ts";
import { type ReadDisk, readDisk } from "../pipeline/files-under.ts";
import { type ImportOptions, type ImportedFile, importPaths } from "../pipeline/import.ts";
import { parseLetter } from "../pipeline/parse/letter/letter.ts";
import { fullDisk } from "./archive/failing-disk.ts";

let work: string;
let folder: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "outcomes-import-"));
  folder = join(work, "files");
  await mkdir(folder);
});
afterEach(async () => {
  await rm(work, { recursive: true, force: true });
});

const dataDir = () => join(work, "data");
const put = (name: string, bytes: string | Uint8Array) => writeFile(join(folder, name), bytes);

async function run(changes: Partial<ImportOptions> = {}, paths = [folder]): Promise<readonly ImportedFile[]> {
  return importPaths(paths, {
    archive: await Archive.open(dataDir()),
    readLetter: (bytes) => parseLetter(bytes),
    concurrency: 3,
    limitBytes: 10_000_000,
    ...changes,
  });
}

const lines = (files: readonly ImportedFile[]) =>
  files.map((file) => `${basename(file.path)} ${file.status}`);
const only = (files: readonly ImportedFile[]): ImportedFile => {
  expect(files).toHaveLength(1);
  return files[0] as ImportedFile;
};

const LINKS = [
  '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"',
  '900001,900002,"Elm Vale School","Successor","01-09-2020"',
  '900003,900004,"Ash Brow School","Successor","31-02-2020"',
].join("\r\n");

/** A one-page PDF made here; `text` null draws a shape only, as a scan would. */
async function pdf(text: string | null, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument(options);
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  if (text === null) document.rect(50, 50, 400, 500).fill("grey");
  else document.text(text);
  document.end();
  await ended;
  return Uint8Array.from(Buffer.concat(chunks));
}

describe("good files", () => {
  test("are archived with kind, rows, pages and as-at date; the second time nothing changes", async () => {
    await put("links_edubasealldata20220731.csv", LINKS);
    await put("letter.pdf", await pdf("Dear Ms Example\n\nOfsted visit to Elm Vale School"));
    const first = await run();
    expect(lines(first)).toEqual(["letter.pdf new", "links_edubasealldata20220731.csv new"]);
    expect(first[0]).toMatchObject({ kind: "document", pages: 1, rows: null, reasons: [] });
    expect(first[1]).toMatchObject({
      kind: "gias_links",
      rows: 2,
      refusals: 1,
      asAt: "2022-07-31",
      pages: null,
    });
    const ledger = await readFile(join(dataDir(), "archive", "ledger.jsonl"), "utf8");
    expect(lines(await run())).toEqual([
      "letter.pdf already_there",
      "links_edubasealldata20220731.csv already_there",
    ]);
    expect(await readFile(join(dataDir(), "archive", "ledger.jsonl"), "utf8")).toBe(ledger);
    const archive = await Archive.open(dataDir());
    expect(archive.entries()).toMatchObject([
      { how: "import", kind: "document", name: "letter.pdf" },
      { how: "import", kind: "gias_links", as_at: "2022-07-31", label: "GIAS links between schools" },
    ]);
  });

  test("are believed by content under a lying name, and the same bytes under two names are stored once", async () => {
    await put("a.pdf", LINKS);
    await put("b.csv", LINKS);
    const files = await run();
    expect(lines(files)).toEqual(["a.pdf new", "b.csv listed_again"]);
    expect(files.map((file) => file.kind)).toEqual(["gias_links", "gias_links"]);
    expect((await Archive.open(dataDir())).objects()).toHaveLength(1);
  });

  test("are told one by one, in order, however many are read at once", async () => {
    for (let n = 10; n < 40; n++) await put(`${n}.csv`, LINKS.replace("900001", `9000${n}`));
    const told: string[] = [];
    const files = await run({ onFile: (file) => void told.push(file.path) });
    expect(told).toEqual(files.map((file) => file.path));
    expect(told.map((path) => basename(path))).toEqual(Array.from({ length: 30 }, (_, n) => `${n + 10}.csv`));
  });
});

describe("bad files are named with the reason, kept when they are ours, and the rest goes on", () => {
  const bad = async (name: string, bytes: string | Uint8Array): Promise<ImportedFile> => {
    await put(name, bytes);
    await put("z.csv", LINKS);
    const files = await run();
    expect(files.at(-1)).toMatchObject({ status: "new", kind: "gias_links" });
    return only(files.slice(0, -1));
  };
  const archivedKinds = async () => (await Archive.open(dataDir())).entries().map((entry) => entry.kind);

  test("an empty file", async () => {
    const file = await bad("a.csv", "");
    expect(file).toMatchObject({ status: "not_ours", reasons: [expect.stringMatching(/empty \(0 bytes\)/)] });
    expect(await archivedKinds()).toEqual(["gias_links"]);
  });

  test.each(["a.csv", "a.pdf"])("an HTML error page saved as %s", async (name) => {
    const file = await bad(name, "<!doctype html><title>Page not found</title><h1>Page not found</h1>");
    expect(file).toMatchObject({
      status: "not_ours",
      reasons: [expect.stringMatching(/"Page not found".*error page/)],
    });
  });

  test("a PDF cut short", async () => {
    const whole = await pdf("Dear Ms Example");
    const file = await bad("a.pdf", whole.slice(0, Math.floor(whole.length / 2)));
    expect(file).toMatchObject({
      status: "refused",
      kind: "document",
      reasons: [expect.stringMatching(/damaged or cut short/)],
    });
    expect(await archivedKinds()).toEqual(["document", "gias_links"]);
  });

  test("an encrypted PDF", async () => {
    const file = await bad("a.pdf", await pdf("Dear Ms Example", { userPassword: "secret" }));
    expect(file).toMatchObject({
      status: "refused",
      reasons: [expect.stringMatching(/encrypted.*password/)],
    });
  });

  test("a PDF without text is kept and marked", async () => {
    const file = await bad("a.pdf", await pdf(null));
    expect(file).toMatchObject({ status: "new", kind: "document", pages: 1, reasons: [] });
    expect(file.label).toMatch(/no text/);
  });

  test("a table of ours with a column renamed is refused with the difference, and kept", async () => {
    const file = await bad("a.csv", LINKS.replace('"LinkName"', '"Name of link"'));
    expect(file.status).toBe("refused");
    expect(file.reasons.join()).toMatch(/LinkName/);
    expect(await archivedKinds()).toEqual(["gias_links", "gias_links"]);
  });

  test("a refused file is refused again the second time, and is not listed twice", async () => {
    await put("a.pdf", (await pdf("Dear")).slice(0, 300));
    expect(only(await run()).status).toBe("refused");
    expect(only(await run()).status).toBe("refused");
    expect(await archivedKinds()).toEqual(["document"]);
  });

  test("a file larger than the limit", async () => {
    await put("a.csv", LINKS);
    const file = only(await run({ limitBytes: 100 }));
    expect(file).toMatchObject({
      status: "not_ours",
      reasons: [expect.stringMatching(/too large: 1\d\d bytes.*100/)],
    });
  });

  test("fifty megabytes of one line", async () => {
    await put("a.csv", `URN,${"x".repeat(50_000_000)}`);
    const file = only(await run({ limitBytes: 100_000_000 }));
    expect(file.reasons.join()).not.toBe("");
    expect(["refused", "not_ours"]).toContain(file.status);
  });

  test("a folder and a file without permission", async () => {
    await mkdir(join(folder, "closed"));
    await put("a.csv", LINKS);
    await put("b.csv", LINKS);
    const denied = () => Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }));
    const disk: ReadDisk = {
      ...readDisk,
      readdir: ((path: string) =>
        path.endsWith("closed") ? denied() : readDisk.readdir(path)) as ReadDisk["readdir"],
      readFile: ((path: string) =>
        path.endsWith("a.csv") ? denied() : readDisk.readFile(path)) as ReadDisk["readFile"],
    };
    const files = await run({ disk });
    expect(lines(files)).toEqual(["a.csv not_ours", "b.csv new", "closed not_ours"]);
    expect(files[0]?.reasons.join()).toMatch(/no permission/);
    expect(files[2]?.reasons.join()).toMatch(/no permission/);
  });

  test("one that makes its parser fail in a way nobody foresaw", async () => {
    await put("a.pdf", await pdf("Dear Ms Example"));
    const file = only(await run({ readLetter: () => Promise.reject(new TypeError("x is undefined")) }));
    expect(file).toMatchObject({
      status: "refused",
      reasons: [expect.stringMatching(/x is undefined.*report/)],
    });
  });
});

test("a full disk stops the import with what was needed where, and what was there before stays whole", async () => {
  await put("a.csv", LINKS);
  await run();
  await put("b.csv", LINKS.replace("900001", "900009"));
  const archive = await Archive.open(dataDir(), { disk: fullDisk(/objects/, 10) });
  await expect(run({ archive })).rejects.toThrow(/disk is full: 1\d\d bytes were needed for .*objects/);
  expect((await Archive.open(dataDir())).entries()).toHaveLength(1);
  expect(lines(await run())).toEqual(["a.csv already_there", "b.csv new"]);
});
