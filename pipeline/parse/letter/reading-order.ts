import type { Line } from "./line.ts";

/** Lines that stand under one another, as in one column, cell or paragraph, top to bottom. */
export interface Block {
  lines: Line[];
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Beyond this many blocks a page is no letter's page, and keeps the order in which it was drawn. */
const MOST_BLOCKS = 1_500;
/** Lines this near, in letter heights, share a baseline. */
const SAME_BASELINE = 0.45;
/** Letter heights by which a line may start left of the one above and still be under it: a first line may be indented. */
const FARTHEST_LEFT = 4;

/**
 * Puts the lines of a page into reading order.
 *
 * The order in which the PDF draws is kept wherever it can be, because word processors draw columns and table cells in
 * reading order. It is changed in two cases: a block drawn later that stands above one it overlaps is read first, and
 * two columns of running text drawn line by line across are read one after the other.
 */
export function toBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (const line of uncrossColumns(lines)) {
    const last = blocks.at(-1);
    if (last !== undefined && follows(last, line)) extend(last, line);
    else
      blocks.push({
        lines: [line],
        left: line.x,
        right: line.right,
        top: line.y + line.size,
        bottom: line.y,
      });
  }
  return blocks.length > MOST_BLOCKS ? blocks : topFirst(blocks);
}

function follows(block: Block, line: Line): boolean {
  const last = block.lines.at(-1);
  if (last === undefined) return false;
  const below = last.y - line.y > Math.min(last.size, line.size) * SAME_BASELINE;
  // Text that starts far to the left of what is above it is not under it: a cell at the end of a row, a centred line.
  const hangs = line.x > last.x - line.size * FARTHEST_LEFT;
  return below && hangs && line.x < block.right && line.right > block.left;
}

function extend(block: Block, line: Line): void {
  block.lines.push(line);
  block.left = Math.min(block.left, line.x);
  block.right = Math.max(block.right, line.right);
  block.bottom = Math.min(block.bottom, line.y);
}

/** Takes, again and again, the first drawn block that has no unread block above it. */
function topFirst(blocks: readonly Block[]): Block[] {
  const waiting = [...blocks];
  const ordered: Block[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      (block) => !waiting.some((other) => other !== block && isAbove(other, block)),
    );
    // Blocks that overlap in a ring have no first: then the drawing order decides.
    ordered.push(...waiting.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

function isAbove(upper: Block, lower: Block): boolean {
  const slack = 2;
  return upper.bottom + slack >= lower.top && upper.left < lower.right && upper.right > lower.left;
}

/** Fewest baselines shared by two columns of running text; a table of facts seldom has so many rows of sentences. */
const FEWEST_ROWS = 4;
const FEWEST_WORDS = 3.5;

function uncrossColumns(lines: readonly Line[]): Line[] {
  const ordered: Line[] = [];
  for (let at = 0; at < lines.length;) {
    const rows = crossedRows(lines, at);
    if (rows.length >= FEWEST_ROWS && isRunningText(rows)) {
      ordered.push(...rows.map(([left]) => left), ...rows.map(([, right]) => right));
      at += rows.length * 2;
    } else {
      const line = lines[at];
      if (line !== undefined) ordered.push(line);
      at += 1;
    }
  }
  return ordered;
}

/** Rows of exactly two lines on one baseline, each row straight under the one before, with one gutter down the middle. */
function crossedRows(lines: readonly Line[], from: number): [Line, Line][] {
  const rows: [Line, Line][] = [];
  let gutterLeft = -Infinity;
  let gutterRight = Infinity;
  for (let at = from; at + 1 < lines.length; at += 2) {
    const left = lines[at];
    const right = lines[at + 1];
    if (left === undefined || right === undefined) break;
    const size = Math.max(left.size, right.size);
    if (Math.abs(left.y - right.y) > size * SAME_BASELINE || right.x < left.right) break;
    const above = rows.at(-1)?.[0];
    if (above !== undefined && (above.y <= left.y || above.y - left.y > size * 2.2)) break;
    gutterLeft = Math.max(gutterLeft, left.right);
    gutterRight = Math.min(gutterRight, right.x);
    if (gutterLeft >= gutterRight) break;
    rows.push([left, right]);
  }
  return rows;
}

function isRunningText(rows: readonly [Line, Line][]): boolean {
  const words = (column: readonly Line[]): number =>
    column.reduce((sum, line) => sum + line.text.split(" ").length, 0) / column.length;
  return (
    words(rows.map(([left]) => left)) >= FEWEST_WORDS && words(rows.map(([, right]) => right)) >= FEWEST_WORDS
  );
}
