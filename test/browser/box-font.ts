/**
 * A font of boxes, made here so that a page has the same lines on every machine: which fonts are installed, and how they
 * are hinted, decides where real text breaks. Each character is as wide as it is in most sans-serif type, about.
 */
export const BOX_FONT = "Boxes";

const EM = 1000;
const [ASCENT, DESCENT] = [930, 240];
const GAP = 60;
/** Characters the site uses, first and last of each range. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2044],
  [0x20ac, 0x20ac],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x27bf],
];
const NARROW = new Set("ijltfrI.,:;'|!()[] -‐‑·’‘/");
const WIDE = new Set("mwMW—%@…→←↗");

/** The characters of the font, in the order of its glyphs, the first of which stands for all others. */
const CHARACTERS = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)),
);

/** How wide a character is, in thousandths of the size of the type. */
export function boxWidth(character: string): number {
  if (NARROW.has(character)) return 300;
  if (WIDE.has(character)) return 860;
  return /[A-Z]/.test(character) ? 680 : 550;
}

function boxHeight(character: string): number {
  return /[acegmnopqrsuvwxyz]/.test(character) ? 530 : 720;
}

/** The font as a TrueType file. */
export function boxFont(): Uint8Array {
  const glyphs = [".", ...CHARACTERS].map((character) => ({
    width: boxWidth(character),
    outline: character.trim() === "" ? new Uint8Array() : box(boxWidth(character), boxHeight(character)),
  }));
  const offsets = [0];
  for (const { outline } of glyphs) offsets.push((offsets.at(-1) ?? 0) + outline.length);
  const widest = Math.max(...glyphs.map(({ width }) => width));
  return file({
    "OS/2": os2(),
    cmap: cmap(),
    glyf: Uint8Array.from(glyphs.flatMap(({ outline }) => [...outline])),
    head: u16(
      [1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 3, EM, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, -DESCENT, widest, ASCENT, 0, 8, 2, 1, 0],
    ),
    hhea: u16([1, 0, ASCENT, -DESCENT, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length]),
    hmtx: u16(glyphs.flatMap(({ width, outline }) => [width, outline.length === 0 ? 0 : GAP / 2])),
    loca: u16(offsets.flatMap((offset) => [offset >>> 16, offset & 0xffff])),
    maxp: u16([1, 0, glyphs.length, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
    name: u16([0, 0, 6]),
    post: u16([3, 0, 0, 0, -100, 50, ...new Array<number>(10).fill(0)]),
  });
}

/** One rectangle on the base line: a contour of four points on the curve, given as steps from one to the next. */
function box(width: number, height: number): Uint8Array {
  const [left, right] = [GAP / 2, width - GAP / 2];
  const onCurve = 1;
  const outline = [
    ...u16(
      [1, left, 0, right, height, 3, 0],
      [(onCurve << 8) | onCurve, (onCurve << 8) | onCurve],
      [left, 0, right - left, 0],
      [0, height, 0, -height],
    ),
  ];
  return Uint8Array.from(outline);
}

/** Which glyph stands for which character: format 4, a segment for each range. */
function cmap(): Uint8Array {
  let next = 1;
  const segments = RANGES.map(([first, last]) => {
    const segment = { first, last, delta: next - first };
    next += last - first + 1;
    return segment;
  });
  const all = [...segments, { first: 0xffff, last: 0xffff, delta: 1 }];
  const power = 2 ** Math.floor(Math.log2(all.length));
  const table = u16(
    [4, 16 + 8 * all.length, 0, 2 * all.length, 2 * power, Math.log2(power), 2 * (all.length - power)],
    all.map(({ last }) => last),
    [0],
    all.map(({ first }) => first),
    all.map(({ delta }) => delta),
    all.map(() => 0),
  );
  return Uint8Array.from([...u16([0, 1, 3, 1, 0, 12]), ...table]);
}

function os2(): Uint8Array {
  return u16(
    [4, 550, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0],
    [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x2020, 0x2020, 0x40, 0x20, 0x27bf],
    [ASCENT, -DESCENT, 0, ASCENT, DESCENT, 0, 1, 0, 0, 530, 720, 0, 0x20, 0],
  );
}

/** Tables in one file: a directory of them with their sums, then each from a multiple of four bytes. */
function file(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  const parts: Uint8Array[] = [];
  const directory: number[] = [];
  let offset = 12 + 16 * names.length;
  for (const name of names) {
    const table = tables[name] ?? new Uint8Array();
    const padded = new Uint8Array(Math.ceil(table.length / 4) * 4);
    padded.set(table);
    const sum = sumOf(padded);
    directory.push(...Buffer.from(name));
    directory.push(...u16([sum >>> 16, sum, offset >>> 16, offset, table.length >>> 16, table.length]));
    parts.push(padded);
    offset += padded.length;
  }
  const head = u16([1, 0, names.length, 16 * power, Math.log2(power), 16 * (names.length - power)]);
  return Uint8Array.from([...head, ...directory, ...parts.flatMap((part) => [...part])]);
}

function sumOf(padded: Uint8Array): number {
  const view = new DataView(padded.buffer);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Numbers of sixteen bits, the high byte first. */
function u16(...lists: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(lists.flat().flatMap((number) => [(number >> 8) & 0xff, number & 0xff]));
}
