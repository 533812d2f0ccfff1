import type { ParsedDocument } from "../parsed.ts";
import { eventDates, letterDate, publicationDate } from "./event-date.ts";
import { settleFonts } from "./face.ts";
import { splitFurniture } from "./furniture.ts";
import { documentKind } from "./kind.ts";
import { READING_LIMITS, type ReadingLimits } from "./limit.ts";
import { toLines } from "./line.ts";
import { delivery, inspectionStatus, outcomePhrases } from "./outcome.ts";
import { pageTexts, runOverLast, toSentences } from "./page-text.ts";
import { toParagraphs } from "./paragraph.ts";
import { readPdf, type PdfPage } from "./pdf.ts";
import { leadInspectorRole, rolesMet } from "./people.ts";
import { toBlocks } from "./reading-order.ts";
import { withRoles, type RoledParagraph } from "./role.ts";
import { findTitle, schoolNameIn } from "./title.ts";

/**
 * Reads a letter or report: its pages, sentences and what it says of itself. The same bytes always give the same answer.
 *
 * `pages` and `sentences` follow the rule in page-text.ts: every sentence is an exact piece of its page, or of two pages
 * joined with a space.
 *
 * @throws RefusedFile where the PDF is damaged, encrypted, none at all, or over the limits
 */
export async function parseLetter(
  bytes: Uint8Array,
  limits: ReadingLimits = READING_LIMITS,
): Promise<ParsedDocument> {
  return documentOf(await readPdf(bytes, limits));
}

function documentOf(pdf: readonly PdfPage[]): ParsedDocument {
  const pages = settleFonts(pdf).map(({ runs }, index) => ({ page: index + 1, lines: toLines(runs) }));
  const noText = pages.every(({ lines }) => lines.length === 0);
  const parts = splitFurniture(pages);
  const blocks = parts.map(({ body }, index) => ({ page: index + 1, blocks: toBlocks(body) }));
  const { paragraphs: plain, typeface } = toParagraphs(blocks);
  const paragraphs = runOverLast(withRoles(plain, typeface));
  const title = findTitle(paragraphs);
  if (title !== null) title.role = "heading";
  const furniture = parts.flatMap((part) => part.furniture.map(({ text }) => text));
  return { ...described(paragraphs, title, furniture, pdf.length), noText };
}

// Looked for in the whole text, and so without flag u: see outcome.ts.
const URN = /\b(?:Unique reference number|URN)\W{0,3}\s*(\d{6})\b/i;

function described(
  paragraphs: readonly RoledParagraph[],
  titleParagraph: RoledParagraph | null,
  furniture: readonly string[],
  pageCount: number,
): Omit<ParsedDocument, "noText"> {
  const pages = pageTexts(paragraphs, pageCount);
  const title = titleParagraph?.text.replace(/[.,]$/u, "") ?? null;
  const sentences = toSentences(paragraphs, titleParagraph);
  const text = [...new Set(furniture), ...pages].join("\n");
  const texts = sentences.map((sentence) => sentence.text);
  const kind = documentKind(title, text);
  const event = eventDates(paragraphs, texts, furniture);
  return {
    kind,
    title,
    schoolName: schoolNameIn(title, kind),
    urn: URN.exec(text)?.[1] ?? null,
    eventStart: event?.start ?? null,
    eventEnd: event?.end ?? null,
    letterDate: letterDate(paragraphs, event),
    publicationDate: publicationDate(text),
    delivery: delivery(title, texts.slice(0, 40)),
    leadInspectorRole: leadInspectorRole(paragraphs),
    rolesMet: rolesMet(methodSentences(sentences)),
    inspectionStatus: inspectionStatus([
      ...furniture,
      ...paragraphs.filter(({ role }) => role !== "prose").map((one) => one.text),
      ...texts,
    ]),
    outcomePhrases: outcomePhrases(texts),
    pages,
    sentences,
  };
}

/** Sentences of the opening, and of a part headed as being about the inspection or visit. */
function methodSentences(sentences: readonly { section: string | null; text: string }[]): string[] {
  const METHOD =
    /\babout (?:this|the) (?:inspection|visit)|\bevidence\b|\bhow (?:the|this) (?:inspection|visit)\b/iu;
  return sentences
    .filter(({ section }, index) => (section === null ? index < 25 : METHOD.test(section)))
    .map(({ text }) => text);
}
