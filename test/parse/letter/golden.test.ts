import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { PAGE_JOINER } from "../../../pipeline/parse/letter/page-text.ts";
import type { ParsedDocument } from "../../../pipeline/parse/parsed.ts";

const LETTERS = "../shared/data/letters";

interface Finding {
  page: number;
  pageEnd: number;
  words: number;
  /** The first two words. */
  begins: string;
  /** First 12 hex digits of the SHA-256 of the sentence. */
  hash: string;
}

/**
 * Figures checked by eye against the pages on 22 November 2026: every sentence's beginning and end, what is heading or
 * aside, dates, kind and roles; and by another program's text of the same PDFs, which has the same words in the same order
 * (running footers, page numbers and tables of facts aside). `first` is the first sentence under a heading, `last` the last
 * of all; "10." before "Social workers" is a mark.
 */
interface Golden {
  pages: number;
  sentences: number;
  words: number;
  overPageBreaks: number;
  first: Finding;
  last: Finding;
  kind: string;
  eventStart: string;
  eventEnd: string;
  letterDate: string | null;
  delivery: string | null;
  leadInspectorRole: string;
  rolesMet: string[];
}

const golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8")) as Record<
  string,
  Golden
>;

const found = existsSync(LETTERS);
if (!found) console.log(`${LETTERS} is not there: the golden texts of the real letters are skipped`);

describe.skipIf(!found).each(Object.entries(golden))("%s", (name, expected) => {
  let document: ParsedDocument;
  beforeAll(async () => {
    document = await parseLetter(new Uint8Array(readFileSync(`${LETTERS}/${name}`)));
  });

  it("has the pages, sentences and words that were counted", () => {
    const words = document.pages
      .join(" ")
      .split(/\s+/)
      .filter((word) => /[A-Za-z0-9]/.test(word)).length;
    const overPageBreaks = document.sentences.filter(({ page, pageEnd }) => pageEnd !== page).length;
    expect({
      pages: document.pages.length,
      sentences: document.sentences.length,
      words,
      overPageBreaks,
    }).toEqual({
      pages: expected.pages,
      sentences: expected.sentences,
      words: expected.words,
      overPageBreaks: expected.overPageBreaks,
    });
  });

  it("begins and ends with the findings that were seen", () => {
    expect(finding(document.sentences.find(({ section }) => section !== null))).toEqual(expected.first);
    expect(finding(document.sentences.at(-1))).toEqual(expected.last);
  });

  it("has its kind, dates, delivery and roles", () => {
    const { kind, eventStart, eventEnd, letterDate, delivery, leadInspectorRole, rolesMet } = expected;
    expect(document).toMatchObject({
      kind,
      eventStart,
      eventEnd,
      letterDate,
      delivery,
      leadInspectorRole,
      rolesMet,
    });
  });

  it("has every sentence as an exact piece of its page or two pages, in order, without a line break", () => {
    for (const { page, pageEnd, text } of document.sentences) {
      expect(pageEnd - page).toBeLessThanOrEqual(1);
      const where = document.pages.slice(page - 1, pageEnd).join(PAGE_JOINER);
      expect(where).toContain(text);
      expect(text).not.toMatch(/\n| {2}|^\s|\s$/u);
    }
    expect(document.sentences.map(({ ordinal }) => ordinal)).toEqual(
      document.sentences.map((_, index) => index + 1),
    );
  });

  it("has none of its running footers in the text", () => {
    for (const page of document.pages) expect(page).not.toMatch(/^Page \d+ of \d+$|^Inspection report:/mu);
  });
});

function finding(sentence: ParsedDocument["sentences"][number] | undefined): Finding | undefined {
  if (sentence === undefined) return undefined;
  const { page, pageEnd, text } = sentence;
  const words = text.split(" ");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { page, pageEnd, words: words.length, begins: words.slice(0, 2).join(" "), hash };
}
