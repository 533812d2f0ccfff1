import { GRADE, GRADE_IN_FIGURES } from "./grade.ts";
import type { Paragraph } from "./paragraph.ts";
import type { Typeface } from "./typeface.ts";

/**
 * What a paragraph is in its document: `heading`; `prose`, which is parted into sentences; or `aside`: letterhead,
 * address, greeting, signature, facts in table cells – kept in the page text, never a finding.
 */
export type Role = "heading" | "prose" | "aside";

export interface RoledParagraph extends Paragraph {
  role: Role;
  /** All parts as one text. */
  text: string;
}

/** Longest heading, in words; the longest in Ofsted's reports has 21. */
const HEADING_WORDS = 24;
/** Longest line that may be part of an address or a fact, in words. */
const ASIDE_WORDS = 9;

/** Without flag i, by which \p{Lu} is any letter: "To improve further, leaders should" greets nobody. */
const GREETING = /^(?:Dear|To)\s+(?:\p{Lu}|all\b|colleague|headteacher|parents)/u;
const SIGN_OFF = /^(?:Yours?\s+(?:sincerely|faithfully|truly)|Kind regards|With best wishes)\b/iu;
const CLOSED = /[.!?:;,\u2026][)\]"'\u2019\u201D]*$/u;
/** How a heading that asks begins: "What is it like to attend this school?" */
const ASKS =
  /^(?:What|How|Who|Whom|Whose|Which|Where|When|Why|Is|Are|Do|Does|Did|Has|Have|Can|Will|Should)\b/iu;
const SENTENCE_END = /[.!?][)\]"'\u2019\u201D]*$/u;
const CONTACT =
  /^(?:(?:T|E|W|F|Tel|Telephone|Textphone|Fax|Email|Website|Direct T|Direct F|Text Phone)[:\s]\s*\S+|https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\u00A9 Crown copyright.*)$/iu;

/** Labelled facts at the head of a report; a whole sentence that begins so ("Published results are low.") is none. */
const FACT =
  /^(?:Inspection dates?|Visit dates?|Dates? of (?:previous|this|last)\b.{0,20}|(?:Report )?published|Unique reference number)\b ?:?/iu;
/** Heads a table of names and addresses: "School details", "Local area partnership details". */
const DETAILS = /^\p{Lu}\S*(?: \S+){0,4} details$/u;
const TEAM = /^(?:Inspection team|Inspectors|Lead inspectors?)$/iu;
/** A line of an inspection team. */
const LEADS =
  /\b(?:lead inspector|(?:Her|His) Majesty[\u2019']s Inspector|Ofsted Inspector|HMI)(?: \p{L}+){0,4}$/u;

/** Gives every paragraph its role. */
export function withRoles(paragraphs: readonly Paragraph[], typeface: Typeface): RoledParagraph[] {
  const all = paragraphs.map((paragraph): RoledParagraph => ({
    ...paragraph,
    text: paragraph.parts.map(({ text }) => text).join(" "),
    role: "prose",
  }));
  const greeting = all.findIndex(
    ({ text, parts, bullet }, index) => index < 40 && parts[0]?.page === 1 && !bullet && isGreeting(text),
  );
  const signOff = all.findIndex(
    ({ text }, index) => index > greeting && SIGN_OFF.test(text) && wordsOf(text) <= 6,
  );
  const firstProse = all.findIndex(
    ({ text }, index) => index > greeting && SENTENCE_END.test(text) && wordsOf(text) > 5,
  );
  let team: RoledParagraph | undefined;
  let details: RoledParagraph | undefined;
  let signed = false;
  all.forEach((paragraph, index) => {
    if (TEAM.test(paragraph.text)) team = paragraph;
    if (signed && beginsReport(all, index, typeface)) signed = false;
    if (index <= greeting || index === signOff) paragraph.role = "aside";
    else if (signed) paragraph.role = isStatement(paragraph, typeface) ? "prose" : "aside";
    else if (isFact(paragraph.text)) paragraph.role = "aside";
    else if (isFactUnder(team, paragraph)) paragraph.role = "aside";
    else if (isHeading(all, index, typeface)) paragraph.role = "heading";
    else if (!paragraph.bullet && isFactUnder(details, paragraph)) paragraph.role = "aside";
    else if (isAside(paragraph, index < firstProse)) paragraph.role = "aside";
    if (DETAILS.test(paragraph.text)) details = paragraph;
    else if (paragraph.role === "heading") details = undefined;
    if (index === signOff) signed = true;
  });
  return all;
}

function isFact(text: string): boolean {
  return FACT.test(text) && wordsOf(text) <= 14 && !SENTENCE_END.test(text);
}

/** Under "Inspection team" or "School details", to the end of its page, stand names, roles and addresses. */
function isFactUnder(head: RoledParagraph | undefined, { text, parts }: RoledParagraph): boolean {
  if (head === undefined || head.text === text || SENTENCE_END.test(text)) return false;
  return parts[0]?.page === head.parts[0]?.page;
}

function isGreeting(text: string): boolean {
  return GREETING.test(text) && wordsOf(text) <= 14 && !SENTENCE_END.test(text) && !text.endsWith(":");
}

/** After the signature only whole sentences count; names, roles, lists of copies and the small print do not. */
function isStatement({ text, size }: RoledParagraph, typeface: Typeface): boolean {
  return SENTENCE_END.test(text) && wordsOf(text) > 6 && size > typeface.size - 1.4;
}

/**
 * Whether an annex or report begins here that a letter carries after its signature, as those of special measures and of
 * short inspections do: a heading over a sentence or bullets. The names and copies before it have no such heading.
 */
function beginsReport(all: readonly RoledParagraph[], index: number, typeface: Typeface): boolean {
  if (!isHeading(all, index, typeface)) return false;
  const headed = all.slice(index + 1).find((_, after) => !isHeading(all, index + 1 + after, typeface));
  return headed !== undefined && (headed.bullet || isStatement(headed, typeface));
}

/** Judges `all[index]`; the paragraphs before it have their roles already. */
function isHeading(all: readonly RoledParagraph[], index: number, typeface: Typeface): boolean {
  const [before, paragraph, after, afterNext] = [all[index - 1], all[index], all[index + 1], all[index + 2]];
  if (paragraph === undefined) return false;
  const { text, bullet, lines, parts, beside, size, font } = paragraph;
  if (bullet || lines > 4 || parts.length > 1 || wordsOf(text) > HEADING_WORDS) return false;
  const large = size > typeface.size + 0.9;
  const introduces = text.endsWith(":") && wordsOf(text) > 3 && (large || font !== typeface.font);
  if (CLOSED.test(text) && !/\?$/u.test(text) && !introduces) return false;
  if (!/^["'\u2018\u201C(]?[\p{Lu}\d]/u.test(text) || !/\p{L}{2}/u.test(text) || CONTACT.test(text))
    return false;
  // A foot note: "1 Code of practice, county council".
  if (size < typeface.size - 0.9 && /^\d/u.test(text)) return false;
  // Names and roles of inspectors are printed bold too.
  if (LEADS.test(text) && !large) return false;
  const headsProse = after !== undefined && isGrade(after) && isFinding(afterNext);
  // A row of three cells, area, grade and findings, needs no type of its own for its first.
  const headsRow = headsProse && after.beside === "right" && afterNext?.beside === "right";
  // "Outcomes for pupils … Good" heads what follows; in a table of facts only the size can tell.
  if (beside === "left") return large || headsRow || (font !== typeface.font && headsProse);
  if (beside === "right") return large && !GRADE.test(text) && (headsProse || isFinding(after));
  if (large || font !== typeface.font) return true;
  if (text.endsWith("?") && !ASKS.test(text)) return false;
  // In the type of the text itself only its place tells: on its own line, between a finished paragraph and prose.
  const afterIsProse =
    after !== undefined && (after.bullet || SENTENCE_END.test(after.text)) && wordsOf(after.text) > 4;
  const beforeIsFinished =
    before === undefined || before.role !== "prose" || /[.!?][)\]"'\u2019\u201D]*$/u.test(before.text);
  return lines === 1 && wordsOf(text) <= 12 && afterIsProse && beforeIsFinished;
}

function isGrade({ text, beside }: RoledParagraph): boolean {
  return GRADE.test(text) || (beside === "right" && GRADE_IN_FIGURES.test(text));
}

/** A bullet or a whole sentence, as stands under the name and the grade of an area. */
function isFinding(paragraph: RoledParagraph | undefined): boolean {
  if (paragraph === undefined) return false;
  return paragraph.bullet || (SENTENCE_END.test(paragraph.text) && wordsOf(paragraph.text) > 4);
}

function isAside({ text, bullet, beside }: RoledParagraph, inFront: boolean): boolean {
  if (!/\p{L}/u.test(text)) return true;
  if (bullet) return false;
  if (CONTACT.test(text)) return true;
  if (SENTENCE_END.test(text) && wordsOf(text) > 3) return false;
  if (text.endsWith(":")) return wordsOf(text) <= 3;
  if (inFront || beside !== "no") return !SENTENCE_END.test(text);
  if (LEADS.test(text)) return true;
  return wordsOf(text) <= ASIDE_WORDS && !CLOSED.test(text) && !/^\p{Ll}/u.test(text);
}

export function wordsOf(text: string): number {
  return text === "" ? 0 : text.split(" ").length;
}
