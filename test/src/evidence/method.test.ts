import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/evidence/evidence.ts";
import { bytesOf, joined } from "../../../src/evidence/formats/format.ts";
import type { Letter } from "../../../src/evidence/letter.ts";
import { writePack } from "../../../src/evidence/pack.ts";
import { fictionalEvidence, LETTERS, PARAGRAPHS } from "./fictional-letters.ts";

const asFile = (letter: Letter): Letter => ({
  ...letter,
  url: null,
  file_name: `visit-${letter.urn ?? ""}.pdf`,
});

/** Evidence of which the letters at these places (from 0) came as files. */
function evidenceWith(...files: readonly number[]): Promise<Evidence> {
  return evidenceOf(LETTERS.map((letter, place) => (files.includes(place) ? asFile(letter) : letter)));
}

function evidenceOf(letters: readonly Letter[]): Promise<Evidence> {
  return fictionalEvidence({ theme: ["workload"] }, [], PARAGRAPHS, letters);
}

async function verifyText(evidence: Evidence, withDocuments: boolean): Promise<string> {
  const sources = withDocuments ? evidence.sources : [];
  const documents = new Map(sources.map(({ sha256 }) => [sha256, new Uint8Array([1])]));
  const chunks: Uint8Array[] = [];
  await writePack(evidence, documents, (chunk) => chunks.push(chunk));
  return strFromU8(unzipSync(joined(chunks))["VERIFY.txt"] ?? new Uint8Array());
}

const COLLECTED =
  "Letters and reports were collected as published by Ofsted and are kept as fetched, under the SHA-256 of their bytes.";

describe("how letters were got, and how a quotation is checked", () => {
  it("speaks of addresses alone where every letter has one", async () => {
    const evidence = await evidenceWith();
    expect(evidence.method[0]).toMatch(new RegExp(`^${COLLECTED} Their text was taken`));
    expect(evidence.method.at(-1)).toMatch(/^To check a quotation: open the source by its address, /);
    expect(evidence.method.join(" ")).not.toContain("imported");
    expect(await verifyText(evidence, false)).toContain("   Open the address of the source; the SHA-256");
    expect(await verifyText(evidence, true)).toContain("holds the documents as they were fetched,");
    expect(await verifyText(evidence, false)).not.toContain("imported");
  });

  it("says how many came as files where some did, and how these are checked", async () => {
    const { method, ...rest } = await evidenceWith(1);
    expect(method[0]).toContain(
      `${COLLECTED} But of the 3 sources quoted here, 1 was imported as a file that somebody had,`,
    );
    expect(method.at(-1)).toMatch(/open the source by its address.* Of a source that came as a file: take /);
    expect(await verifyText({ method, ...rest }, false)).toMatch(
      /Open the address .*\n {3}Any other was imported as a file: get it from whoever made this pack\.\n {3}The SHA-256/,
    );
  });

  it("says of a file that a page lists where, what that rests on, and how the two are compared", async () => {
    const listing = {
      listed_url: "https://files.example.org/v1/file/50000001",
      listed_at: "2026-01-05T03:00:00.000Z",
    };
    const by = "https://reports.example.org/provider/21/900001";
    const evidence = await evidenceOf(
      LETTERS.map((letter, place) => ({
        ...asFile(letter),
        ...(place === 1 ? { ...listing, listed_by: by } : {}),
      })),
    );
    const [got] = evidence.method;
    expect(got).toMatch(
      / names each file\. Of 1 of these a page .* “published at”\. That rests on the name of the file: /,
    );
    expect(evidence.method.at(-1)).toMatch(
      /; where the list of sources gives one as “published at”, open that address: /,
    );
    for (const withDocuments of [false, true])
      expect(await verifyText(evidence, withDocuments)).toMatch(
        /"published at", what is there was not compared /,
      );
    const source = evidence.sources.find(({ listed_url: url }) => url !== null);
    const markdown = strFromU8(bytesOf(evidence, "md")).replaceAll("\\", "");
    expect(markdown).toContain(
      `It was imported from the file “visit-${source?.urn ?? ""}.pdf”, from which address is not known. Published at (by that number on ${by}, retrieved 5 January 2026; not compared): <${listing.listed_url}>`,
    );
    expect(markdown.match(/Published at/g)).toHaveLength(1);
    for (const format of ["csv", "json"] as const)
      expect(strFromU8(bytesOf(evidence, format))).toContain(listing.listed_url);
    const word = strFromU8(
      unzipSync(bytesOf(evidence, "docx"))["word/_rels/document.xml.rels"] ?? new Uint8Array(),
    );
    expect(word).toContain(`Target="${listing.listed_url}"`);
  });

  it("says of a page that came as a file that it is a copy", async () => {
    const evidence = await evidenceOf(
      LETTERS.map((letter) => ({
        ...asFile(letter),
        listed_url: "https://files.example.org/1",
        listed_by: "page.html",
      })),
    );
    expect(strFromU8(bytesOf(evidence, "md"))).toMatch(
      /Published at \(by that number in the file “page\.html”, a copy of its school’s page taken into the archive on a day not known; not/,
    );
  });

  it("does not claim of letters that are only counted that they were collected, and says how many came as files", async () => {
    // The letter at place 3 raises nothing that is asked for.
    const { method, sources, numbers } = await evidenceWith(3);
    expect([sources.length, numbers[0]?.denominator]).toEqual([3, 4]);
    expect(method[0]).toMatch(
      /^The letters and reports quoted here were collected as published by Ofsted and are kept/,
    );
    expect(method[4]).toContain(
      "whether it is quoted here or not. Of the 4 letters looked at, 1 came as a file that somebody had, not from an address. Intervals",
    );
    expect(method.at(-1)).toMatch(/^To check a quotation: open the source by its address, /);
    const all = await evidenceWith(0, 1, 2, 3);
    expect(all.method[4]).toContain(
      "Of the 4 letters looked at, 4 came as files that somebody had, not from an address.",
    );
  });

  it("claims no collecting and no address where all came as files, and names each file", async () => {
    const evidence = await evidenceWith(0, 1, 2, 3);
    expect(evidence.method[0]).toMatch(
      /^The letters and reports quoted here were imported as files that somebody had, .* Their text was taken/,
    );
    expect(evidence.method.at(-1)).toMatch(/^To check a quotation \(each source came as a file\): take /);
    for (const text of [...evidence.method, await verifyText(evidence, false)])
      expect(text).not.toMatch(/collected as published|kept as fetched|by its address|Open the address/);
    expect(await verifyText(evidence, true)).toContain("holds the documents as they came into the archive,");
    for (const format of ["md", "csv", "json"] as const)
      for (const urn of [900001, 900002, 900003])
        expect(strFromU8(bytesOf(evidence, format)).replaceAll("\\", "")).toContain(`visit-${urn}.pdf`);
  });
});
