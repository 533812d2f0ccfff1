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
  const letters = LETTERS.map((letter, place) => (files.includes(place) ? asFile(letter) : letter));
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
    expect(method.at(-1)).toMatch(/open the source by its address.* Of a source without an address: take /);
    expect(await verifyText({ method, ...rest }, false)).toMatch(
      /Open the address .*\n {3}A source without an address was imported as a file: get it from whoever made this pack\.\n {3}The SHA-256/,
    );
  });

  it("claims no collecting and no address where all came as files, and names each file", async () => {
    const evidence = await evidenceWith(0, 1, 2, 3);
    expect(evidence.method[0]).toMatch(
      /^The letters and reports quoted here were imported as files that somebody had, .* Their text was taken/,
    );
    expect(evidence.method.at(-1)).toMatch(/^To check a quotation \(no source has an address\): take /);
    for (const text of [...evidence.method, await verifyText(evidence, false)])
      expect(text).not.toMatch(/collected as published|kept as fetched|by its address|Open the address/);
    expect(await verifyText(evidence, true)).toContain("holds the documents as they came into the archive,");
    for (const format of ["md", "csv", "json"] as const)
      for (const urn of [900001, 900002, 900003])
        expect(strFromU8(bytesOf(evidence, format)).replaceAll("\\", "")).toContain(`visit-${urn}.pdf`);
  });
});
