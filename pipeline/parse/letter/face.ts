import type { PdfPage, TextRun } from "./pdf.ts";

/*
 * A PDF names its fonts F1, F2 …, the same face often twice, and the library does not say which of them are bold. Two
 * things are told from what a font prints: whether it only ever prints bullets, and whether its letters are wider than
 * those of the running text, as bold ones are.
 */

/** Characters that symbol fonts (Wingdings, Zapf Dingbats) show as a bullet. */
const SYMBOL = /^[nlqouv§ØüàÄ]$/u;
/** A face this much wider than that of the running text, or narrower, is another one. Bold faces are 5 to 15 % wider. */
const OTHER_FACE = 0.04;
/** A font that prints fewer letters in the whole document (a few quotation marks) is taken for that of the running text. */
const FEWEST_LETTERS = 6;

/** Widths of a common sans-serif face in thousandths of the letter height, for a rough idea of what a text should take. */
const WIDTHS: readonly [string, number][] = [
  ["ijl'’|", 222],
  ["ftI.,:;/!() -", 278],
  ["r", 333],
  ["ckszvxyJ", 500],
  ["abdeghnopquL0123456789?–", 556],
  ["FTZ", 611],
  ["ABEKPSVXY&", 667],
  ["wCDHNRU", 722],
  ["GOQ", 778],
  ["mM", 833],
  ["W", 944],
];
const WIDTH_OF = new Map(
  WIDTHS.flatMap(([letters, width]) => Array.from(letters, (letter) => [letter, width] as const)),
);

/** The same pages with bullets of symbol fonts as "•", and one name for all fonts in the face of the running text. */
export function settleFonts(pages: readonly PdfPage[]): PdfPage[] {
  const runs = pages.flatMap((page) => page.runs);
  const symbols = symbolFonts(runs);
  const same = facesOfText(runs.filter(({ font }) => !symbols.has(font)));
  return pages.map((page) => ({
    ...page,
    runs: page.runs.map((run) => ({
      ...run,
      text: symbols.has(run.font) ? "\u2022" : run.text,
      font: same.get(run.font) ?? run.font,
    })),
  }));
}

function symbolFonts(runs: readonly TextRun[]): Set<string> {
  const symbols = new Set(runs.map(({ font }) => font));
  for (const { font, text } of runs) if (symbols.has(font) && !SYMBOL.test(text.trim())) symbols.delete(font);
  return symbols;
}

/** For each font in the face of the running text, the one name for that face. */
function facesOfText(runs: readonly TextRun[]): Map<string, string> {
  const fonts = new Map<string, { letters: number; printed: number; expected: number }>();
  // A document prints the same few dozen characters over and over: each is looked into once.
  const known = new Map<string, { width: number; isLetter: boolean }>();
  for (const { font, text, width, size } of runs) {
    const sums = fonts.get(font) ?? { letters: 0, printed: 0, expected: 0 };
    fonts.set(font, sums);
    for (const character of text) {
      let kind = known.get(character);
      if (kind === undefined) {
        kind = { width: WIDTH_OF.get(character) ?? 556, isLetter: /\p{L}/u.test(character) };
        known.set(character, kind);
      }
      sums.expected += (kind.width * size) / 1000;
      if (kind.isLetter) sums.letters += 1;
    }
    sums.printed += width;
  }
  const [first, ...others] = [...fonts].sort(([, a], [, b]) => b.letters - a.letters);
  const same = new Map<string, string>();
  if (first === undefined) return same;
  const [name, text] = first;
  for (const [font, sums] of others) {
    const ratio = (sums.printed / sums.expected) * (text.expected / text.printed);
    if (sums.letters < FEWEST_LETTERS || Math.abs(ratio - 1) < OTHER_FACE) same.set(font, name);
  }
  return same;
}
