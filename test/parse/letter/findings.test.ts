import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { PAGE_JOINER } from "../../../pipeline/parse/letter/page-text.ts";
import { pdfOf, type Piece } from "./fictional.ts";

const WORDS =
  "pupils teachers leaders read write check every lesson carefully remote-learning well-planned history across KS2 staff’s ‘quiet’ corner (often) with, families and governors 24 St Osgood’s parish Mrs Quill".split(
    " ",
  );
const OPENINGS = [
  "Pupils",
  "Leaders",
  "In Year 4,",
  "Mrs Quill and the governors",
  "“Some days”",
  "Across KS2,",
];

const sentence = fc
  .record({
    opening: fc.constantFrom(...OPENINGS),
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 22 }),
    end: fc.constantFrom("thrive.", "improve too?", "learn (i.e. every day).", "said ‘yes’."),
  })
  .map(({ opening, words, end }) => [opening, ...words, end].join(" "));
const paragraph = fc.record({
  bullet: fc.boolean(),
  sentences: fc.array(sentence, { minLength: 2, maxLength: 6 }),
});
type Paragraph = Parameters<Parameters<typeof paragraph.map>[0]>[0];

/** Lines of at most 84 characters, broken between words. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > 84) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Paragraphs set one below another under a heading; where a page is full the next begins, in the middle of one. */
function pagesOf(paragraphs: readonly Paragraph[], linesOnPage: number): Piece[][] {
  const pages: Piece[][] = [[{ text: "Findings", y: 60, bold: true, size: 14 }]];
  let line = 2;
  for (const { bullet, sentences } of paragraphs) {
    wrapped(sentences.join(" ")).forEach((text, index) => {
      if (line >= linesOnPage) {
        pages.push([]);
        line = 0;
      }
      const y = 60 + line * 14;
      if (bullet && index === 0) pages.at(-1)?.push({ text: "n", y, symbol: true });
      pages.at(-1)?.push({ text, x: bullet ? 90 : 72, y });
      line += 1;
    });
    line += 1;
  }
  return pages;
}

describe("the sentences of a letter", () => {
  it("joined in order give back its findings, whatever their words and wherever pages break", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 12, max: 46 }),
        async (paragraphs, linesOnPage) => {
          const document = await parseLetter(await pdfOf(pagesOf(paragraphs, linesOnPage)));
          const said = document.sentences.map(({ text }) => text).join(" ");
          expect(said).toBe(paragraphs.flatMap(({ sentences }) => sentences).join(" "));
          for (const { page, pageEnd, text } of document.sentences) {
            expect(document.pages.slice(page - 1, pageEnd).join(PAGE_JOINER)).toContain(text);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
