import { compare, type Letter, type Paragraph } from "./letter.ts";

/** Paragraphs with a sentence that carries no theme stand under this name. */
const NO_THEME = "none";
const UNDATED = "undated";

/** A file of paragraphs: those with a sentence of one theme, in letters of one year that stand beside each other in `partOrder`. */
export interface Part {
  theme: string;
  year: string;
  /** Its name under `evidence/`, with the first 16 hex of its SHA-256. */
  file: string;
  bytes: number;
  /** Places of its first and last letter in `partOrder`. */
  first: number;
  last: number;
}

/** The themes under which a paragraph is kept: those of its sentences that are not template. */
export function partThemes({ sentences }: Paragraph): string[] {
  const own = sentences.filter(({ is_template }) => !is_template);
  const themes = own.flatMap(({ tags }) => (tags.length === 0 ? [NO_THEME] : tags.map(({ theme }) => theme)));
  return [...new Set(themes)].sort(compare);
}

/** "2020", or "undated". */
export function partYear({ date }: Pick<Letter, "date">): string {
  return date?.slice(0, 4) ?? UNDATED;
}

/**
 * The letters in the order parts take them: by year, and in a year those of a phase, prior grade and place beside each other,
 * so that what a reader asks for stands in few parts.
 */
export function partOrder(letters: readonly Letter[]): Letter[] {
  const keys = new Map(
    letters.map((letter) => {
      const { phase, prior_grade: prior, region, authority } = letter;
      return [letter, [partYear(letter), phase, prior, region ?? "", authority ?? ""].join("\n")] as const;
    }),
  );
  return [...letters].sort((a, b) => compare(keys.get(a) ?? "", keys.get(b) ?? ""));
}

/**
 * The parts that hold every sentence of some letters, of all themes or of those asked for.
 * @param order all letters, as `partOrder` gives them
 * @param themes empty for all
 */
export function partsFor(
  parts: readonly Part[],
  order: readonly Letter[],
  isAsked: (letter: Letter) => boolean,
  themes: readonly string[],
): Part[] {
  /** How many letters before each place are asked for. */
  const before = [0];
  for (const letter of order) before.push((before.at(-1) ?? 0) + (isAsked(letter) ? 1 : 0));
  return parts.filter(
    ({ theme, first, last }) =>
      (themes.length === 0 || themes.includes(theme)) && (before[last + 1] ?? 0) > (before[first] ?? 0),
  );
}
