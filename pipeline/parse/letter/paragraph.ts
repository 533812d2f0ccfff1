import { GRADE } from "./grade.ts";
import { hyphenEvidence, lineJoint, type HyphenEvidence } from "./hyphen.ts";
import type { Line } from "./line.ts";
import { splitBullet } from "./normalise.ts";
import type { Block } from "./reading-order.ts";
import { bodyTypeface, roundedSize, type Typeface } from "./typeface.ts";

/** The text that a paragraph has on one page. */
export interface PagePart {
  page: number;
  text: string;
}

/** A paragraph, bullet, heading, cell or line of an address; over a page break it has a part on each page. */
export interface Paragraph {
  parts: PagePart[];
  bullet: boolean;
  /** Points. */
  size: number;
  font: string;
  lines: number;
  /** Whether another block stands beside it on its page, as in a table or two columns; `right` where one is to its left. */
  beside: "no" | "left" | "right";
}

// Symbol fonts print ticks and arrows under codes that mean nothing elsewhere.
const PRIVATE_USE = /[\uE000-\uF8FF]/gu;

interface Draft {
  page: number;
  lines: Line[];
  bullet: boolean;
  block: Block;
  beside: Paragraph["beside"];
}

export interface PageBlocks {
  page: number;
  blocks: readonly Block[];
}

/** A gap this many times the usual one starts a paragraph: with lines 1.2 letters apart that is 1.6 letters. */
const PARAGRAPH_GAP = 1.33;

/**
 * Labels of reports and the close of a letter, which stand on a line of their own however close the line above. Labels
 * begin with a capital: the rest of "will be / published on our website" may begin a line too.
 */
const STARTS =
  /^(?:(?:Inspection [Dd]ates?|Dates? of (?:[Pp]revious|[Tt]his|[Ll]ast)|Visit [Dd]ates?|Unique [Rr]eference [Nn]umber|[Yy]ours? (?:[Ss]incerely|[Ff]aithfully))\b|(?:Published|Report [Pp]ublished)(?=:| :|$| (?:on )?\d))/u;
const MOST_OF_COLUMN = 0.65;
/** Nothing ends so: what follows is of the same heading, cell or sentence, however short the line is. */
const UNFINISHED = /\s(?:a|an|and|at|by|for|from|in|its|of|on|or|the|their|this|to|with)$/u;
const CLOSED = /[.!?:;\u2026][)\]"'\u2019\u201D]*$/u;

/** Joins the lines of a document to paragraphs, also over columns and page breaks. */
export function toParagraphs(pages: readonly PageBlocks[]): { paragraphs: Paragraph[]; typeface: Typeface } {
  const columns = pages.flatMap(({ blocks }) => blocks.map((block) => block.lines));
  const typeface = bodyTypeface(columns);
  const evidence = hyphenEvidence(columns.flat().map((line) => line.text));
  const drafts = pages.flatMap(({ page, blocks }) =>
    blocks.flatMap((block) => drafted(page, block, blocks, typeface)),
  );
  const paragraphs: Paragraph[] = [];
  const made: { draft: Draft; paragraph: Paragraph }[] = [];
  for (const draft of drafts) {
    const upper = made.findLast((one) => !isFootNote(one.draft, draft, typeface));
    if (upper !== undefined && runsOn(upper.draft, draft)) {
      append(upper.paragraph, draft, upper.draft, evidence);
      made.push({ draft, paragraph: upper.paragraph });
    } else {
      const paragraph = finished(draft, evidence);
      paragraphs.push(paragraph);
      made.push({ draft, paragraph });
    }
  }
  return { paragraphs: paragraphs.filter(({ parts }) => parts.some(({ text }) => text !== "")), typeface };
}

/** Print smaller than the running text at the end of the page before, which that text (no heading) runs past. */
function isFootNote(above: Draft, draft: Draft, typeface: Typeface): boolean {
  const [small, size] = [above.lines[0]?.size ?? 0, draft.lines[0]?.size ?? 0];
  return (
    above.page === draft.page - 1 && small < typeface.size - 0.9 && Math.abs(size - typeface.size) <= 0.9
  );
}

function drafted(page: number, block: Block, blocks: readonly Block[], typeface: Typeface): Draft[] {
  const others = blocks
    .filter((other) => other !== block && other.bottom < block.top && other.top > block.bottom)
    .flatMap(({ lines }) => lines);
  const grades = others.filter(({ text }) => GRADE.test(text));
  // A label with a grade beside it begins with a capital: "behaviour" under "Attendance and" is the rest of its cell.
  const isNewRow = (last: Line, line: Line): boolean =>
    /^[^\p{Ll}]/u.test(line.text) &&
    !UNFINISHED.test(last.text) &&
    [last, line].some((one) => placeBeside([one], grades) === "left");
  const drafts: Draft[] = [];
  for (const line of block.lines) {
    const open = drafts.at(-1);
    const last = open?.lines.at(-1);
    const bullet = splitBullet(line.text).bullet;
    if (
      open !== undefined &&
      last !== undefined &&
      !bullet &&
      !isNewRow(last, line) &&
      !breaks(open, last, line, typeface)
    ) {
      open.lines.push(line);
    } else {
      drafts.push({ page, lines: [line], bullet, block, beside: "no" });
    }
  }
  for (const draft of drafts) draft.beside = placeBeside(draft.lines, others);
  return drafts;
}

function placeBeside(lines: readonly Line[], others: readonly Line[]): Paragraph["beside"] {
  const top = Math.max(...lines.map(({ y, size }) => y + size * 0.3));
  const bottom = Math.min(...lines.map(({ y, size }) => y - size * 0.3));
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map((line) => line.right));
  const level = others.filter(({ y }) => y < top && y > bottom);
  if (level.some((other) => other.right <= left)) return "right";
  return level.some((other) => other.x >= right) ? "left" : "no";
}

function breaks(open: Draft, last: Line, line: Line, typeface: Typeface): boolean {
  if (roundedSize(last) !== roundedSize(line)) return true;
  if ((last.y - line.y) / line.size > typeface.pitch * PARAGRAPH_GAP) return true;
  if (STARTS.test(line.text)) return true;
  const first = open.lines[0] ?? last;
  if (last.font !== line.font && /^[^\p{Ll}]/u.test(line.text)) return true;
  // Under a bullet the text hangs; what returns to the bullet's own margin is no longer part of it.
  if (open.bullet && line.x < first.x + 1) return true;
  return /^[^\p{Ll}]/u.test(line.text) && endedOnPurpose(last, line, open.block);
}

/** Whether the first word of the next line would easily have stood on this one, going by the lines around it. */
function endedOnPurpose(line: Line, next: Line, column: Block): boolean {
  if (line.softHyphen || line.text.endsWith("-") || UNFINISHED.test(line.text)) return false;
  const alike = column.lines.filter((other) => roundedSize(other) === roundedSize(line));
  const edge = alike.reduce((right, other) => Math.max(right, other.right), 0);
  const letters = Math.max(next.text.length, 1);
  const word = next.text.indexOf(" ") === -1 ? letters : next.text.indexOf(" ");
  const needed = ((next.right - next.x) * (word + 1)) / letters;
  if (edge - line.right <= needed * 1.2 + line.size * 0.5) return false;
  // A long line that stops in mid-sentence was broken by hand or by a word that would not be parted.
  const start = alike.reduce((left, other) => Math.min(left, other.x), line.x);
  return (
    CLOSED.test(line.text) || line.font !== next.font || line.right - line.x < (edge - start) * MOST_OF_COLUMN
  );
}

/** Whether a paragraph goes on in the next column or on the next page. */
function runsOn(upper: Draft, lower: Draft): boolean {
  const last = upper.lines.at(-1);
  const first = lower.lines[0];
  if (last === undefined || first === undefined || lower.bullet || upper.block === lower.block) return false;
  if (roundedSize(last) !== roundedSize(first) || lower.page - upper.page > 1) return false;
  const closed = CLOSED.test(last.text);
  const lowerCase = /^\p{Ll}/u.test(first.text);
  if (upper.page === lower.page) {
    const nextColumn = first.x > last.right && first.y > last.y;
    return nextColumn && !closed && lowerCase && last.text.split(" ").length > 2;
  }
  if (lowerCase) return !closed || /[:;]$/u.test(last.text) || /\b(?:e\.g|i\.e|etc)\.$/u.test(last.text);
  return !closed && !endedOnPurpose(last, first, upper.block) && last.text.split(" ").length > 3;
}

function finished(draft: Draft, evidence: HyphenEvidence): Paragraph {
  const first = draft.lines[0];
  return {
    parts: [{ page: draft.page, text: textOf(draft, evidence) }],
    bullet: draft.bullet,
    size: first === undefined ? 0 : roundedSize(first),
    font: mainFont(draft.lines),
    lines: draft.lines.length,
    beside: draft.beside,
  };
}

function mainFont(lines: readonly Line[]): string {
  let main: Line | undefined;
  for (const line of lines) if (main === undefined || line.text.length > main.text.length) main = line;
  return main?.font ?? "";
}

function textOf(draft: Draft, evidence: HyphenEvidence): string {
  const [first, ...others] = draft.lines;
  if (first === undefined) return "";
  let text = draft.bullet ? splitBullet(first.text).text : first.text;
  let upper = first;
  for (const line of others) {
    text = joined(text, line.text, upper.softHyphen, evidence);
    upper = line;
  }
  return text.replace(PRIVATE_USE, "").replace(/ {2,}/g, " ").trim();
}

function joined(upper: string, lower: string, softHyphen: boolean, evidence: HyphenEvidence): string {
  const { dropHyphen, joiner } = lineJoint(upper, lower, softHyphen, evidence);
  return (dropHyphen ? upper.slice(0, -1) : upper) + joiner + lower;
}

/**
 * Adds the part on the next page or in the next column. A word broken over the page end is kept whole on the page on
 * which it begins, so that two pages always join with a space.
 */
function append(paragraph: Paragraph, draft: Draft, previous: Draft, evidence: HyphenEvidence): void {
  const last = paragraph.parts.at(-1);
  if (last === undefined) return;
  paragraph.lines += draft.lines.length;
  let rest = textOf(draft, evidence);
  const { dropHyphen, joiner } = lineJoint(
    last.text,
    rest,
    previous.lines.at(-1)?.softHyphen ?? false,
    evidence,
  );
  if (last.page === draft.page) {
    last.text = (dropHyphen ? last.text.slice(0, -1) : last.text) + joiner + rest;
    return;
  }
  if (joiner === "") {
    const word = rest.split(" ")[0] ?? "";
    last.text = (dropHyphen ? last.text.slice(0, -1) : last.text) + word;
    rest = rest.slice(word.length).trim();
  }
  if (rest !== "") paragraph.parts.push({ page: draft.page, text: rest });
}
