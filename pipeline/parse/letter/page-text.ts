import type { ParsedSentence } from "../parsed.ts";
import { GRADE } from "./grade.ts";
import type { PagePart } from "./paragraph.ts";
import type { RoledParagraph } from "./role.ts";
import { sentenceSpans, type Span } from "./sentence.ts";

/*
 * The stored text of a page: its paragraphs in reading order, one a line, each as one line of text with single spaces;
 * "• " before a bullet; no running headers, footers or page numbers.
 *
 * A sentence is an exact piece of `pages[page - 1]`, or, over a page break, of
 * `pages[page - 1] + PAGE_JOINER + pages[page]`. The sentences of a paragraph follow one another with one space
 * between, so that a page is given back by its sentences, headings and asides in order, with bullets and the numbers of
 * paragraphs before them.
 */
export const PAGE_JOINER = " ";
export const BULLET_MARK = "• ";

/** Text of each page as stored, from paragraphs in the order of `runOverLast`. */
export function pageTexts(paragraphs: readonly RoledParagraph[], pages: number): string[] {
  const texts: string[][] = Array.from({ length: pages }, () => []);
  for (const paragraph of paragraphs) {
    paragraph.parts.forEach((part, index) => {
      const mark = paragraph.bullet && index === 0 ? BULLET_MARK : "";
      texts[part.page - 1]?.push(mark + part.text);
    });
  }
  return texts.map((lines) => lines.join("\n"));
}

/** On each page, what stands after a paragraph that runs over its end (foot notes, captions) is put before it. */
export function runOverLast(paragraphs: readonly RoledParagraph[]): RoledParagraph[] {
  const ordered: RoledParagraph[] = [];
  let runningOver: RoledParagraph | undefined;
  for (const paragraph of paragraphs) {
    const last = runningOver?.parts.at(-1)?.page ?? 0;
    const first = paragraph.parts[0]?.page ?? 0;
    if (runningOver !== undefined && first < last) ordered.splice(ordered.indexOf(runningOver), 0, paragraph);
    else ordered.push(paragraph);
    if (paragraph.parts.length > 1) runningOver = paragraph;
  }
  return ordered;
}

/** "Inclusion: Strong standard" heads what is said of inclusion; the grade is no part of the heading. */
const GRADE_AFTER =
  /(?::| [-\u2013])? (?:Outstanding|Good|Requires improvement|Inadequate|Exceptional|Strong standard|Expected standard|Needs attention|Urgent improvement|Met|Not met)$/u;

/** "(Information for the school and appropriate authority)" says whom the heading above it is for, and heads nothing. */
const IN_BRACKETS = /^\([^()]*\)$/u;
const BRACKETS_AFTER_QUESTION = /(?<=\?) \([^()]*\)$/u;

/** Sentences of all prose, each with its pages, paragraph and the heading it stands under. */
export function toSentences(
  paragraphs: readonly RoledParagraph[],
  title: RoledParagraph | null,
): ParsedSentence[] {
  const sentences: ParsedSentence[] = [];
  let section: string | null = null;
  paragraphs.forEach((paragraph, index) => {
    const { role, text, parts } = paragraph;
    // A grade on a line of its own stands under the heading of its area and takes nothing from it.
    const ofHeadingAbove =
      GRADE.test(text) || (IN_BRACKETS.test(text) && paragraphs[index - 1]?.role === "heading");
    if (role === "heading" && paragraph !== title && !ofHeadingAbove)
      section = text.replace(GRADE_AFTER, "").replace(BRACKETS_AFTER_QUESTION, "").replace(/:$/u, "");
    if (role !== "prose") return;
    const spans = sentenceSpans(text).map((span, place) => (place === 0 ? afterNumber(text, span) : span));
    for (const span of spans.flatMap((one) => withinTwoPages(one, parts))) {
      const [page, pageEnd] = pagesOf(span, parts);
      sentences.push({
        ordinal: sentences.length + 1,
        page,
        pageEnd,
        paragraph: index + 1,
        section,
        text: text.slice(span.start, span.end),
      });
    }
  });
  return sentences;
}

/** "12. Leaders know …": the number of a paragraph is a mark before it, as a bullet is, and no word of its sentence. */
const PARAGRAPH_NUMBER = /^\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,2}\.?) (?=[\u2018\u201C"']?\p{Lu})/u;

function afterNumber(text: string, span: Span): Span {
  const number = PARAGRAPH_NUMBER.exec(text)?.[0] ?? "";
  return { start: span.start + number.length, end: span.end };
}

function pagesOf(span: Span, parts: readonly PagePart[]): [number, number] {
  let offset = 0;
  let first: number | undefined;
  let last = 0;
  for (const { page, text } of parts) {
    if (span.start < offset + text.length && span.end > offset) {
      first ??= page;
      last = page;
    }
    offset += text.length + PAGE_JOINER.length;
  }
  return [first ?? last, last];
}

/** A "sentence" over three pages is none (an endless table, say): it is cut at the end of every second page. */
function withinTwoPages(span: Span, parts: readonly PagePart[]): Span[] {
  const cuts: Span[] = [];
  let { start } = span;
  let offset = 0;
  let pagesMet = 0;
  for (const { text } of parts) {
    const end = offset + text.length;
    if (end > start && offset < span.end) pagesMet += 1;
    if (pagesMet === 2 && end < span.end) {
      cuts.push({ start, end });
      start = end + PAGE_JOINER.length;
      pagesMet = 0;
    }
    offset = end + PAGE_JOINER.length;
  }
  if (start < span.end) cuts.push({ start, end: span.end });
  return cuts;
}
