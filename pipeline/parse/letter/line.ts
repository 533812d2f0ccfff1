import { GRADE } from "./grade.ts";
import { isBullet, normalise } from "./normalise.ts";
import type { TextRun } from "./pdf.ts";

/** Text on one baseline without a column gap in it. */
export interface Line {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** The font that prints most of it. */
  font: string;
  /** Whether it ends in a soft hyphen, which the text itself no longer holds. */
  softHyphen: boolean;
}

/** Wider than this, in letter heights, a gap parts two columns or cells, not two words. */
const COLUMN_GAP = 1.8;
/** A grade fills its cell, and may have hardly more room after it than a word has. */
const GRADE_GAP = 0.8;
/** A bullet may stand this far, in letter heights, from its text. */
const BULLET_GAP = 4;
/** From this gap on, in letter heights, two runs are two words. */
const WORD_GAP = 0.2;
/** The number of an item; a long one leaves hardly a gap before its text. */
const ITEM_NUMBER = /^\d{1,3}[.)]$/u;

/** Joins the runs of a page into lines, in the order in which the PDF draws them. */
export function toLines(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = [];
  let open: TextRun[] = [];
  const close = (): void => {
    const line = toLine(open);
    if (line !== null) lines.push(line);
    open = [];
  };
  for (const run of runs) {
    const last = open.at(-1);
    if (last !== undefined && !isSameLine(open, last, run)) close();
    open.push(run);
  }
  close();
  return lines;
}

function isSameLine(open: readonly TextRun[], last: TextRun, run: TextRun): boolean {
  const size = Math.max(last.size, run.size);
  if (Math.abs(run.y - last.y) > size * 0.45) return false;
  const gap = run.x - (last.x + last.width);
  const onlyBullet = open.every((one) => isBullet(one.text));
  if (onlyBullet) return gap > -size && gap < size * BULLET_GAP;
  if (gap > size * GRADE_GAP && GRADE.test(open.map(({ text }) => text.trim()).join(" "))) return false;
  return gap > -size && gap < size * COLUMN_GAP;
}

function toLine(runs: readonly TextRun[]): Line | null {
  const first = runs[0];
  if (first === undefined) return null;
  let joined = "";
  let end = first.x;
  for (const run of runs) {
    const gap = ITEM_NUMBER.test(joined) && /^\p{L}/u.test(run.text) ? 0 : run.size * WORD_GAP;
    if (joined !== "" && run.x - end > gap) joined += " ";
    joined += run.text;
    end = run.x + run.width;
  }
  const text = normalise(joined);
  if (text === "") return null;
  const main = mainRun(first, runs);
  const softHyphen = joined.trimEnd().endsWith("\u00AD");
  return { text, x: first.x, right: end, y: main.y, size: main.size, font: main.font, softHyphen };
}

/** The run of the most letters and figures, the first of those that have as many. */
function mainRun(first: TextRun, runs: readonly TextRun[]): TextRun {
  if (runs.length === 1) return first;
  let main = first;
  let most = 0;
  for (const run of runs) {
    const letters = run.text.replace(/[^\p{L}\p{N}]/gu, "").length;
    if (letters > most) [main, most] = [run, letters];
  }
  return main;
}
