import type { Block, Letter } from "./blocks.ts";

export type Font = "Helvetica" | "Helvetica-Bold" | "ZapfDingbats";

/** A run of text with its place on a page, in points from the top left corner. */
export interface Run {
  x: number;
  y: number;
  text: string;
  font: Font;
  size: number;
}

/** The width of a word in points; passed in, since only the writer of the file knows its fonts. */
export type Measure = (text: string, font: Font, size: number) => number;

const LEFT = 72;
const RIGHT = 523;
const TOP = 72;
const BOTTOM = 756;
const FOOT = 788;
const SIZE = 11;
/** The size of a report's title. */
const LARGE = 18;
const LINE = 14;
const GAP = 12;
const INDENT = 18;

/** Where a long word may be divided so that its start fits; null when nowhere. */
export function divided(word: string, fits: (start: string) => boolean): [string, string] | null {
  if (!/^[a-z]{10,}[,.;]?$/.test(word)) return null;
  for (let at = word.length - 4; at >= 4; at--) {
    // Between two consonants that have vowels on their other sides, as "restric-tions".
    const between =
      /[aeiouy][bcdfglmnprstv]$/.test(word.slice(0, at)) && /^[bcdfglmnprstv][aeiouy]/.test(word.slice(at));
    if (between && fits(`${word.slice(0, at)}-`)) return [`${word.slice(0, at)}-`, word.slice(at)];
  }
  return null;
}

/** Breaks text into lines no wider than `width`. */
function broken(
  text: string,
  width: number,
  hyphenates: boolean,
  widthOf: (text: string) => number,
): string[] {
  const space = widthOf(" ");
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    const needed = widthOf(word);
    if (line === "" || used + space + needed <= width) {
      used += (line === "" ? 0 : space) + needed;
      line += (line === "" ? "" : " ") + word;
      continue;
    }
    const room = width - used - space;
    const parts = hyphenates ? divided(word, (start) => widthOf(start) <= room) : null;
    lines.push(parts === null ? line : `${line} ${parts[0]}`);
    line = parts === null ? word : parts[1];
    used = widthOf(line);
  }
  return [...lines, line];
}

class Pages {
  readonly pages: Run[][] = [[]];
  #y = TOP;
  readonly #letter: Letter;
  readonly #measure: Measure;

  constructor(letter: Letter, measure: Measure) {
    this.#letter = letter;
    this.#measure = measure;
  }

  add(block: Block): void {
    switch (block.type) {
      case "columns":
        this.#columns(block.left, block.right);
        break;
      case "lines":
        for (const line of block.lines) this.#lines(line, LEFT, "Helvetica");
        break;
      case "title":
        this.#lines(block.text, LEFT, "Helvetica-Bold", block.large === true ? LARGE : SIZE);
        if (block.large === true) this.#y += GAP;
        break;
      case "heading":
        // A heading keeps at least two lines of what follows on its page.
        if (this.#y + 3 * LINE > BOTTOM) this.#newPage();
        this.#lines(block.text, LEFT, "Helvetica-Bold");
        break;
      case "paragraph":
        this.#lines(block.text, LEFT, "Helvetica");
        break;
      case "bullets":
        for (const item of block.items) this.#bullet(item);
        break;
      case "pairs":
        for (const [name, value] of block.rows) this.#pair(name, value);
        break;
    }
    this.#y += GAP;
  }

  #run(x: number, text: string, font: Font, size = SIZE): void {
    this.pages.at(-1)?.push({ x, y: this.#y, text, font, size });
  }

  #newPage(): void {
    this.pages.push([]);
    this.#y = TOP;
  }

  #lines(text: string, x: number, font: Font, size = SIZE): void {
    const widthOf = (part: string) => this.#measure(part, font, size);
    for (const line of broken(text, RIGHT - x, this.#letter.hyphenates, widthOf)) {
      if (this.#y + LINE > BOTTOM) this.#newPage();
      this.#run(x, line, font, size);
      this.#y += size + LINE - SIZE;
    }
  }

  #columns(left: readonly string[], right: readonly string[]): void {
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      this.#run(LEFT, left[i] ?? "", "Helvetica");
      this.#run(LEFT + 290, right[i] ?? "", "Helvetica");
      this.#y += LINE;
    }
    this.#y += 2 * GAP;
  }

  #bullet(item: string): void {
    if (this.#y + LINE > BOTTOM) this.#newPage();
    // In ZapfDingbats the letter n is a black square.
    if (this.#letter.bullet === "square") this.#run(LEFT, "n", "ZapfDingbats");
    if (this.#letter.bullet === "round") this.#run(LEFT, "•", "Helvetica");
    this.#lines(item, LEFT + INDENT, "Helvetica");
    this.#y += 3;
  }

  #pair(name: string, value: string): void {
    if (this.#y + LINE > BOTTOM) this.#newPage();
    this.#run(LEFT, name, "Helvetica-Bold");
    this.#lines(value, LEFT + 230, "Helvetica");
  }
}

/** The pages of a letter: runs in reading order, then the foot with its line and the page's number. */
export function paginate(letter: Letter, measure: Measure): Run[][] {
  const layout = new Pages(letter, measure);
  for (const block of letter.blocks) layout.add(block);
  return layout.pages.map((runs, index) => [
    ...runs.filter(({ text }) => text !== ""),
    { x: LEFT, y: FOOT, text: letter.footer, font: "Helvetica", size: 8 },
    { x: RIGHT - 8, y: FOOT, text: String(index + 1), font: "Helvetica", size: SIZE },
  ]);
}
