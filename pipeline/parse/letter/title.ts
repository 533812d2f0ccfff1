import type { DocumentKind } from "../parsed.ts";
import type { RoledParagraph } from "./role.ts";
import { wordsOf } from "./role.ts";

const TITLE =
  /^(?:Ofsted (?:remote )?visit to |Focused visit to |Area SEND |Joint (?:local )?area |(?:Additional, |Special measures|Requires improvement|Serious weaknesses|Remote|No formal designation|Urgent|Ungraded|Graded|Short|Section [58]|School)\b.{0,60}\b(?:inspection|visit)\b|(?:Monitoring|Full|School)? ?inspection of |Academy conversion|.{3,90}: (?:academy conversion|inspection|report card)|Report card\b)/iu;
const GREETING = /^Dear\b/u;
const DATES_OR_GRADE =
  /^(?:Inspection dates?|Dates? of|\d|Outstanding$|Good$|Requires improvement$|Inadequate$|Overall effectiveness)/iu;
const MOST_WORDS = 30;
// A stop at the very end is not among these: some titles have one by mistake.
const LIKE_A_SENTENCE = /\.\s|\b(?:was|were|is|are|took place|summarises|will)\b/u;

/**
 * The title of a document: the heading after a letter's greeting, a heading in the words of Ofsted's titles, or the
 * largest heading of the first page. Null where there is none.
 */
export function findTitle(paragraphs: readonly RoledParagraph[]): RoledParagraph | null {
  const front = paragraphs.filter(({ parts }) => parts[0]?.page === 1);
  const greeting = front.findIndex(({ text }) => GREETING.test(text));
  const after = greeting === -1 ? undefined : front[greeting + 1];
  if (after?.role === "heading") return after;
  const worded = front.find(
    ({ text }) => TITLE.test(text) && wordsOf(text) <= MOST_WORDS && !LIKE_A_SENTENCE.test(text),
  );
  if (worded !== undefined) return worded;
  const headings = front.filter(({ role, text }) => role === "heading" && !DATES_OR_GRADE.test(text));
  if (greeting !== -1) return headings[0] ?? null;
  const largest = Math.max(0, ...headings.map(({ size }) => size));
  return headings.find(({ size }) => size === largest) ?? null;
}

const NAME_IN_TITLE: readonly RegExp[] = [
  /^Ofsted (?:remote )?visit to (.+)$/iu,
  /\b(?:inspection|visit)(?: visit)? (?:of|to)(?: an? (?:good|outstanding) school:)? (.+)$/iu,
  /^Academy conversion(?: of|:| [-\u2013])? (.+)$/iu,
  /^(.{3,90}?)(?::| [-\u2013]) (?:academy conversion|inspection report|report card)\b/iu,
];

/** The school's name as the title prints it; null for documents on local authorities and areas. */
export function schoolNameIn(title: string | null, kind: DocumentKind): string | null {
  if (title === null || kind === "area_send_report" || kind === "la_focused_visit_letter") return null;
  for (const pattern of NAME_IN_TITLE) {
    const name = pattern.exec(title)?.[1];
    if (name !== undefined) return name.trim();
  }
  const isName = kind === "graded_report" || kind === "ungraded_report" || kind === "report_card";
  return isName && !/\b(?:report|inspection)\b/iu.test(title) ? title : null;
}
