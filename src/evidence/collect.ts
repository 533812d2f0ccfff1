import type { Letter, Paragraph, Sentence } from "./letter.ts";
import { documentOf, sentenceId } from "./letter.ts";
import { type Match, matcherOf } from "./matcher.ts";
import { LetterCount, type NumberRow, numberRow } from "./numbers.ts";
import type { Selection } from "./selection.ts";

/** A sentence that answers, where it stands. */
export interface Found {
  letter: Letter;
  paragraph: Paragraph;
  sentence: Sentence;
  match: Match;
  /** Picked, though the selection does not find it. */
  outside: boolean;
}

export interface Collected {
  /** In the order the paragraphs came, or that of the picks; empty when they were not kept. */
  found: Found[];
  /** False when there were more passages than were to be kept: then only the numbers are known. */
  kept: boolean;
  /** Passages of each letter that has any, in the order of first use. */
  sources: ReadonlyMap<Letter, number>;
  /** Of those found, picks that the selection does not find. */
  outside: number;
  /** Sentences that answer, picked or not. */
  passages: number;
  numbers: NumberRow[];
  /** Picks that are in no letter here. */
  missing: string[];
  counted: Counted;
}

/** The letters the numbers are of, quoted or not. */
export interface Counted {
  letters: number;
  /** Of these, letters that were imported as files, so that nobody knows their address. */
  files: number;
}

type Paragraphs = AsyncIterable<Paragraph> | Iterable<Paragraph>;

const NOTHING_MATCHED: Match = { spans: [], themes: [] };

/** The letters whose paragraphs `collect` needs, in their order: those of the comparison, and those of picks. */
export function lettersFor(
  selection: Selection,
  letters: readonly Letter[],
  picks: readonly string[],
): Letter[] {
  const matcher = matcherOf(selection);
  const picked = new Set(picks.map(documentOf));
  return letters.filter((letter) => matcher.comparable(letter) || picked.has(letter.document_id));
}

export interface CollectOptions {
  /** Passages wanted, in order, whether the selection finds them or not; empty for all that it finds. */
  picks?: readonly string[];
  /** Most passages that are held; of more only the numbers are known, and `foundIn` gives them one by one. */
  keep?: number;
  /** The letters a selection is held against, where they are counted already: their paragraphs are not needed then. */
  others?: LetterCount | null;
}

/**
 * Holds a selection against letters and their paragraphs, in one pass.
 * @param letters every letter there is
 * @param paragraphs at least those of `lettersFor`
 * @param themes the labels of themes, by id
 */
export async function collect(
  selection: Selection,
  letters: readonly Letter[],
  paragraphs: Paragraphs,
  themes: ReadonlyMap<string, string>,
  { picks = [], keep = Number.POSITIVE_INFINITY, others: counted = null }: CollectOptions = {},
): Promise<Collected> {
  const matcher = matcherOf(selection);
  const byId = new Map(letters.map((letter) => [letter.document_id, letter]));
  const comparable = letters.filter((letter) => matcher.comparable(letter));
  const inside = new Set(comparable.filter((letter) => matcher.letter(letter)));
  const compared = new Set(comparable);
  const [selected, others] = [new LetterCount(), counted ?? new LetterCount()];
  const wanted = new Set(picks);
  const found: Found[] = [];
  let kept = true;
  const sources = new Map<Letter, number>();
  let passages = 0;
  for await (const paragraph of paragraphs) {
    const letter = byId.get(paragraph.document_id);
    if (letter === undefined) continue;
    for (const sentence of paragraph.sentences) {
      const match = compared.has(letter) ? matcher.sentence(sentence) : null;
      const answers = match !== null && inside.has(letter);
      if (match !== null && (answers || counted === null))
        (answers ? selected : others).add(letter.document_id, match.themes);
      if (answers) passages += 1;
      const isPicked = wanted.has(sentenceId(letter.document_id, sentence)) && !sentence.is_template;
      if (!isPicked && !(answers && wanted.size === 0)) continue;
      sources.set(letter, (sources.get(letter) ?? 0) + 1);
      if (kept)
        found.push({ letter, paragraph, sentence, match: match ?? NOTHING_MATCHED, outside: !answers });
      if (found.length > keep && wanted.size === 0) {
        kept = false;
        found.length = 0;
      }
    }
  }
  const rows = [
    { what: "All criteria together", theme: null },
    ...(selection.theme.length > 1 && selection.match === "any"
      ? selection.theme.map((theme) => ({ what: themes.get(theme) ?? theme, theme }))
      : []),
  ];
  const ordered = wanted.size === 0 ? found : inPickedOrder(found, picks);
  return {
    found: ordered,
    kept,
    sources: wanted.size === 0 ? sources : sourcesOf(ordered),
    outside: ordered.filter(({ outside }) => outside).length,
    passages,
    numbers: rows.flatMap(({ what, theme }) => [
      numberRow({ what, theme, group: "selection", letters: selected.of(theme), denominator: inside.size }),
      numberRow({
        what,
        theme,
        group: "others",
        letters: others.of(theme),
        denominator: comparable.length - inside.size,
      }),
    ]),
    missing: missingOf(found, picks),
    counted: { letters: comparable.length, files: comparable.filter(({ url }) => url === null).length },
  };
}

/** The passages that a selection finds, one after another: for more than can be held. Parameters as for `collect`. */
export async function* foundIn(
  selection: Selection,
  letters: readonly Letter[],
  paragraphs: Paragraphs,
): AsyncGenerator<Found> {
  const matcher = matcherOf(selection);
  const inside = new Map(
    letters
      .filter((letter) => matcher.comparable(letter) && matcher.letter(letter))
      .map((letter) => [letter.document_id, letter]),
  );
  for await (const paragraph of paragraphs) {
    const letter = inside.get(paragraph.document_id);
    if (letter === undefined) continue;
    for (const sentence of paragraph.sentences) {
      const match = matcher.sentence(sentence);
      if (match !== null) yield { letter, paragraph, sentence, match, outside: false };
    }
  }
}

function sourcesOf(found: readonly Found[]): Map<Letter, number> {
  const sources = new Map<Letter, number>();
  for (const { letter } of found) sources.set(letter, (sources.get(letter) ?? 0) + 1);
  return sources;
}

function inPickedOrder(found: readonly Found[], picks: readonly string[]): Found[] {
  const byId = new Map(found.map((one) => [sentenceId(one.letter.document_id, one.sentence), one]));
  return picks.flatMap((id) => byId.get(id) ?? []);
}

function missingOf(found: readonly Found[], picks: readonly string[]): string[] {
  if (picks.length === 0) return [];
  const ids = new Set(found.map((one) => sentenceId(one.letter.document_id, one.sentence)));
  return picks.filter((id) => !ids.has(id));
}
