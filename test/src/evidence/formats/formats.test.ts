import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import Papa from "papaparse";
import readXlsxFile, { readSheet } from "read-excel-file/node";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../src/evidence/evidence.ts";
import { wordCount } from "../../../../src/evidence/formats/block.ts";
import { bytesOf, evidenceName, type Format, FORMATS } from "../../../../src/evidence/formats/format.ts";
import { FormatRefused } from "../../../../src/evidence/formats/format-refused.ts";
import { fictionalEvidence, paragraph, sentence } from "../fictional-letters.ts";

const NOTE = { sentence_id: "0000000000000001:4", note: "Ask about this." };
const PICKS = [NOTE, { sentence_id: "0000000000000001:2", note: "" }];

/** Evidence with one passage of the words given. */
function saying(text: string): Promise<Evidence> {
  return fictionalEvidence({}, [], [paragraph(1, [sentence(1, text)])]);
}

/** What a format says, as text that people can compare: the parts of an Office file one after another. */
function readable(evidence: Evidence, format: Format): string {
  const bytes = bytesOf(evidence, format);
  // Git keeps line ends as \n in files of text: those of CSV are shown.
  if (format !== "docx" && format !== "xlsx") return strFromU8(bytes).replaceAll("\r\n", "\\r\\n\n");
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part).replaceAll("><", ">\n<")}\n`)
    .join("\n");
}

describe("every format", () => {
  it.each(FORMATS)("of the fictional letters is as reviewed: %s", async (format) => {
    const golden = fileURLToPath(new URL(`golden/workload.${format}.txt`, import.meta.url));
    await expect(
      readable(await fictionalEvidence({ theme: ["workload"] }, PICKS), format),
    ).toMatchFileSnapshot(golden);
  });

  it.each(FORMATS)(
    "says the build and the address of the view, and is the same each time: %s",
    async (format) => {
      const evidence = await fictionalEvidence({ theme: ["workload"] });
      expect(readable(evidence, format)).toContain("0123456789ab");
      expect(readable(evidence, format)).toMatch(/outcomes\.example\.org\/evidence/);
      expect(bytesOf(evidence, format)).toEqual(
        bytesOf(await fictionalEvidence({ theme: ["workload"] }), format),
      );
    },
  );
});

describe("csv", () => {
  it("is one row a passage under one header, and leaves the mark at its start out when asked", async () => {
    const evidence = await fictionalEvidence({ theme: ["workload"] });
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(evidence, "csv"));
    expect(text.startsWith("\uFEFFnumber,quotation")).toBe(true);
    expect(bytesOf(evidence, "csv", { bom: false })[0]).toBe("n".charCodeAt(0));
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map(({ source }) => source)).toEqual(["1", "1", "2", "3"]);
    expect(data[0]?.["sha256"]).toBe(evidence.sources[0]?.sha256);
  });

  it("keeps every text, and lets none begin a formula", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ""),
        async (text) => {
          const csv = new TextDecoder().decode(bytesOf(await saying(text), "csv", { bom: false }));
          const { data } = Papa.parse<string[]>(csv, { newline: "\r\n" });
          const cell = data[1]?.[1] ?? "";
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          const well = new TextDecoder().decode(new TextEncoder().encode(text));
          expect([well, `'${well}`]).toContain(cell);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("Word and Excel files", () => {
  it("stay well-formed whatever the letters hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), async (text) => {
        const evidence = await saying(`a${text}`);
        for (const format of ["docx", "xlsx"] as const)
          for (const part of Object.values(unzipSync(bytesOf(evidence, format))))
            new SaxesParser().write(strFromU8(part)).close();
      }),
      { numRuns: 60 },
    );
  });

  it("read back by another library, the Word document has its headings, list, table and every quotation", async () => {
    const evidence = await fictionalEvidence({ theme: ["workload"] }, PICKS);
    const { value: html, messages } = await mammoth.convertToHtml({
      buffer: Buffer.from(bytesOf(evidence, "docx")),
    });
    for (const heading of ["Summary", "The numbers", "What the letters say", "Method and limits", "Sources"])
      expect(html).toContain(`<h1>${heading}</h1>`);
    expect(html).toContain("<thead><tr><th>");
    expect(html).toContain('<a href="https://files.example.org/1.pdf">');
    expect(html.match(/href="#source_1"/g)).toHaveLength(2);
    const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(evidence, "docx")) });
    for (const { quotation } of evidence.passages) expect(text).toContain(`“${quotation}”`);
    expect(text).toContain("Note: Ask about this.");
    expect(messages.filter(({ type }) => type === "error")).toEqual([]);
  });

  it("read back by another library, the workbook has its four sheets, real dates and exact quotations", async () => {
    const evidence = await fictionalEvidence({ theme: ["workload"] });
    const file = Buffer.from(bytesOf(evidence, "xlsx"));
    expect((await readXlsxFile(file)).map(({ sheet }) => sheet)).toEqual([
      "Summary",
      "Passages",
      "Sources",
      "Method",
    ]);
    const [head = [], ...rows] = await readSheet(file, "Passages");
    expect(rows.map((row) => row[head.indexOf("quotation")])).toEqual(
      evidence.passages.map(({ quotation }) => quotation),
    );
    expect(rows[0]?.[head.indexOf("event_date")]).toEqual(new Date("2020-11-01T00:00:00Z"));
    const sheet = strFromU8(
      unzipSync(bytesOf(evidence, "xlsx"))["xl/worksheets/sheet2.xml"] ?? new Uint8Array(),
    );
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain("<hyperlink ref=");
    // "=SUM(A1) …" is text, and marked so that editing it does not run it.
    expect(sheet).toMatch(/<c r="B\d+" s="5" t="inlineStr"><is><t xml:space="preserve">=SUM/);
    expect(sheet).not.toContain("<f>");
  });

  it("keep a sentence of 10,000 characters, marks of writing direction and emoji", async () => {
    const long = `${"слово ".repeat(1666)}\u202Eabc\u202C 😀`;
    const evidence = await saying(long);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(evidence, "docx")) });
    expect(value).toContain(long);
    const [head = [], row] = await readSheet(Buffer.from(bytesOf(evidence, "xlsx")), "Passages");
    expect(row?.[head.indexOf("quotation")]).toBe(long);
  });
});

describe("size", () => {
  it("counts the words of the document", async () => {
    const short = await saying("One two three.");
    expect(wordCount(await saying("One two three four five."))).toBe(wordCount(short) + 2);
  });

  it("refuses Word beyond what a person reads, with advice, and csv takes it", async () => {
    const passages = async (count: number): Promise<Evidence> => {
      const {
        passages: [first],
        ...frame
      } = await saying("Staff are tired.");
      if (first === undefined) throw new Error("no passage");
      return {
        ...frame,
        passages: Array.from({ length: count }, (_, index) => ({ ...first, number: index + 1 })),
      };
    };
    const most = await passages(2000);
    expect(() => bytesOf(most, "docx")).not.toThrow();
    for (const count of [2001, 50_000]) {
      const evidence = await passages(count);
      for (const format of ["docx", "md"] as const) {
        expect(() => bytesOf(evidence, format)).toThrow(FormatRefused);
        expect(() => bytesOf(evidence, format)).toThrow(
          new RegExp(`^${count} passages .* take csv, xlsx or json`),
        );
      }
      expect(strFromU8(bytesOf(evidence, "csv")).split("\r\n")).toHaveLength(count + 2);
    }
  });
});

describe("the name of a file", () => {
  it.each(["CON", "a/b\\c:d*e?", "..", "ñ 漢字 😀", "x".repeat(300), "Evidence: workload"])(
    "is safe for %s",
    (title) => {
      const name = evidenceName({
        title,
        build: {
          build_id: "0123456789ab",
          codebook_version: "1",
          as_at: null,
          letters_to: null,
          is_sample: false,
        },
      });
      expect(name).toMatch(/^evidence(-[a-z0-9]+)*-0123456789ab$/);
      expect(name.length).toBeLessThan(100);
    },
  );
});
