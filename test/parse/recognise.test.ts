import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filesUnder } from "../../pipeline/files-under.ts";
import { parseObject, recognise } from "../../pipeline/parse/recognise.ts";

const MI_HEADER =
  "Web link,URN,LAESTAB,School name,Ofsted phase,Type of education,School open date,Local authority";
const bytesOf = (text: string, encoding: BufferEncoding = "utf8") =>
  Uint8Array.from(Buffer.from(text, encoding));
const kindOf = (text: string, name = "file") => recognise(bytesOf(text), name).kind;
const reasonOf = (bytes: Uint8Array, name = "file") => {
  const recognised = recognise(bytes, name);
  return recognised.kind === null ? recognised.reason : `recognised as ${recognised.kind}`;
};

const PROVIDER = `<!DOCTYPE html><html><head><link rel="canonical" href="https://reports.ofsted.gov.uk/provider/21/900001"/>
  </head><body><h1 class="heading--title">Elm Vale School</h1><p class="title-block__subheading">URN: 900001</p></body></html>`;
const SEARCH = `<!doctype html><html><body><span class="js-results-count">0</span></body></html>`;
const LISTING = JSON.stringify({
  base_path: "/x",
  details: { attachments: [{ title: "MI", url: "https://x" }] },
});

describe("each source is known by its content, whatever its name says", () => {
  test.each([
    ["mi", `${MI_HEADER}\nx,900001,1,A,Primary,B,NULL,C`],
    ["mi", `Some title\n${MI_HEADER}\nx,900001,1,A,Primary,B,NULL,C`],
    [
      "gias_links",
      '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\n900001,900002,"A","Successor",""',
    ],
    ["gias_register", '"URN","EstablishmentName","TypeOfEstablishment (name)"\n900001,"A","B"'],
    ["provider_page", PROVIDER],
    ["search_page", SEARCH],
    ["govuk_listing", LISTING],
    ["document", "%PDF-1.7\nnot much of one"],
    ["document", "\n\n%PDF-1.4 after some bytes"],
  ])("%s", (kind, text) => {
    for (const name of ["file", "lies.pdf", "lies.csv", "lies.html", "lies.json"]) {
      expect(kindOf(text, name)).toBe(kind);
    }
  });

  test("a table in Windows-1252, in UTF-8 with a byte order mark and in UTF-16", () => {
    const text = `${MI_HEADER}\nx,900001,1,Elm – Vale,Primary,B,NULL,C`;
    expect(recognise(bytesOf(text.replace("–", "\x96"), "latin1"), "a.csv").kind).toBe("mi");
    expect(kindOf(`\ufeff${text}`)).toBe("mi");
    expect(recognise(bytesOf(`\ufeff${text}`, "utf16le"), "a.csv").kind).toBe("mi");
  });
});

describe("what is none of the sources is said to be what it is", () => {
  test.each([
    ["an empty file", "", /empty \(0 bytes\): get it again/],
    ["white space", " \n\n ", /nothing but white space/],
    ["lines of JSON", '{"id":"1","text":"a"}\n{"id":"2","text":"b"}\n', /lines of JSON \(JSONL\)/],
    ["other JSON", '{"details": {}}', /JSON that is not the attachment list/],
    ["notes", "# Notes\nabout files, of several kinds, in a list", /a text, not a table.*begins "# Notes"/],
    ["a tab-separated text", "school\turn\tdate\nA\t1\t2", /tab-separated.*begins "school urn date"/],
    [
      "another table",
      "year,count,share\n2020,1,2",
      /a table whose columns are neither.*begins "year,count,share"/,
    ],
    ["a zip without a table", "PK\x03\x04nothing", /a zip file/],
  ])("%s", (_, text, reason) => {
    expect(reasonOf(bytesOf(text, "latin1"))).toMatch(reason);
  });

  test("a web page saved under the name of a table or a PDF is named as the error page it is", () => {
    const page = "<html><head><title>404: not\n found</title></head><body>Sorry</body></html>";
    expect(reasonOf(bytesOf(page), "mi.csv")).toMatch(
      /a web page called "404: not found", not the \.csv its name says: most likely an error page/,
    );
    expect(reasonOf(bytesOf(page), "letter.pdf")).toMatch(/not the \.pdf its name says/);
    expect(reasonOf(bytesOf(page), "page.html")).toMatch(/neither a provider page nor a search page/);
  });

  test("compressed files, old Office files and pictures", () => {
    expect(reasonOf(Uint8Array.from(gzipSync("x")))).toMatch(/gzip-compressed: unpack it/);
    expect(reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toMatch(
      /old Office file .* save it as \.xlsx/,
    );
    expect(reasonOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toMatch(/a picture/);
  });

  test("bytes that are no text, with where", () => {
    expect(reasonOf(bytesOf(`one,two,three\n1,2\0,3`))).toMatch(/nor readable text: NUL byte at byte 18/);
    expect(reasonOf(bytesOf("some words here", "utf16le"))).toMatch(/UTF-16 without a byte order mark/);
  });

  test("fifty megabytes of one line are told apart without being taken for a table", () => {
    expect(reasonOf(new Uint8Array(50_000_000).fill(0x61))).toMatch(/a text, not a table/);
  });

  test("a page of tags that never close is told in time that grows no faster than the page", () => {
    for (const tag of ["<title", "<h1"])
      expect(reasonOf(bytesOf(`<html>${tag.repeat(100_000)}`))).toMatch(/a web page/);
  }, 5_000);
});

test("no bytes at all make it fail, and a reason is always given", () => {
  const starts = fc.constantFrom("", "PK\x03\x04", "%PDF-", "<html>", "{", "URN,", "\xff\xfe", MI_HEADER);
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const recognised = recognise(Uint8Array.from([...Buffer.from(start, "latin1"), ...rest]), "file.csv");
      if (recognised.kind === null) expect(recognised.reason).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

test("documents and listings hold no tables; a search page does", async () => {
  expect(await parseObject("document", bytesOf("%PDF-"), "a.pdf")).toBeNull();
  expect(await parseObject("govuk_listing", bytesOf(LISTING), "x.json")).toBeNull();
  expect(await parseObject("search_page", bytesOf(SEARCH), "search.html")).toMatchObject({
    kind: "search_page",
  });
});

const real = join(import.meta.dirname, "..", "..", "..", "shared", "data");
test.skipIf(!existsSync(real))("of the real files every one is recognised or has a good reason", async () => {
  const kinds = new Map<string, number>();
  const unknown: string[] = [];
  for await (const file of filesUnder([real])) {
    const recognised = recognise(Uint8Array.from(readFileSync(file.path)), file.path);
    if (recognised.kind === null) unknown.push(file.path.slice(real.length + 1).replaceAll("\\", "/"));
    else kinds.set(recognised.kind, (kinds.get(recognised.kind) ?? 0) + 1);
  }
  expect(Object.fromEntries(kinds)).toEqual({
    gias_register: 1,
    gias_links: 1,
    provider_page: 1,
    search_page: 1,
    document: 36,
    mi: 11,
  });
  expect(unknown).toEqual([
    "README.md",
    "gold/dev.jsonl",
    "letters/report_sentences_2026-06.jsonl",
    "listings/interim_visits_seen.tsv",
    "listings/publication_rows_cheltenham_2026-10-05.csv",
    "listings/reports_site_listing_2017-18_primary.csv",
    "mi/headers/latest_inspections_2025-03-31.df_info.txt",
    "mi/headers/partial_older_vintages.names.json",
    "mi/value_counts_latest_2026-02-28.md",
    "official/good_or_outstanding.csv",
    "official/inspections_per_year.csv",
    "official/interim_visits.csv",
  ]);
});
if (!existsSync(real)) console.log("No ../shared/data here: recognition was not tried on real files.");
