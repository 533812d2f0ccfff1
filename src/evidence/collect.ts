import type { Letter, Paragraph, Sentence } from "./letter.ts";
import { sentenceId } from "./letter.ts";
import { type Match, matcherOf } from "./matcher.ts";
import { LetterCount, type NumberRow, numberRow } from "./numbers.ts";
import type { Selection } from "./selection.ts";

/** A sentence that answers, where it stands. */
export interface Found {
  letter: Letter;
  paragraph: Paragraph;
  sentence: Sentence;
  match: Match;
}

export interface Collected {
  /** In the order the paragraphs came, or that of the picks. */
  found: Found[];
  /** Sentences that answer, picked or not. */
  passages: number;
  numbers: NumberRow[];
  /** Picks that are in no letter here, or are no longer what the selection finds. */
  missing: string[];
}

type Paragraphs = AsyncIterable<Paragraph> | Iterable<Paragraph>;

/**
 * Holds a selection against letters and their paragraphs, in one pass.
 * @param letters every letter there is
 * @param paragraphs at least those of the letters comparable with the selection
 * @param themes the labels of themes, by id
 * @param picks passages wanted, in order; empty for all
 */
export async function collect(
  selection: Selection,
  letters: readonly Letter[],
  paragraphs: Paragraphs,
  themes: ReadonlyMap<string, string>,
  picks: readonly string[] = [],
): Promise<Collected> {
  const matcher = matcherOf(selection);
  const comparable = new Map(
    letters.filter((letter) => matcher.comparable(letter)).map((letter) => [letter.document_id, letter]),
  );
  const inside = new Set(
    [...comparable.values()].filter((letter) => matcher.letter(letter)).map((letter) => letter.document_id),
  );
  const [selected, others] = [new LetterCount(), new LetterCount()];
  const wanted = new Set(picks);
  const found: Found[] = [];
  let passages = 0;
  for await (const paragraph of paragraphs) {
    const letter = comparable.get(paragraph.document_id);
    if (letter === undefined) continue;
    for (const sentence of paragraph.sentences) {
      const match = matcher.sentence(sentence);
      if (match === null) continue;
      const isInside = inside.has(letter.document_id);
      (isInside ? selected : others).add(letter.document_id, match.themes);
      if (!isInside) continue;
      passages += 1;
      if (wanted.size === 0 || wanted.has(sentenceId(letter.document_id, sentence)))
        found.push({ letter, paragraph, sentence, match });
    }
  }
  const rows = [
    { what: "All criteria together", theme: null },
    ...(selection.theme.length > 1 && selection.match === "any"
      ? selection.theme.map((theme) => ({ what: themes.get(theme) ?? theme, theme }))
      : []),
  ];
  return {
    found: wanted.size === 0 ? found : inPickedOrder(found, picks),
    passages,
    numbers: rows.flatMap(({ what, theme }) => [
      numberRow({ what, theme, group: "selection", letters: selected.of(theme), denominator: inside.size }),
      numberRow({
        what,
        theme,
        group: "others",
        letters: others.of(theme),
        denominator: comparable.size - inside.size,
      }),
    ]),
    missing: missingOf(found, picks),
  };
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
