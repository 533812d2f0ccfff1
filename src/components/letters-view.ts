import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import type { Selection } from "../evidence/selection.ts";
import { PRIOR_LABELS } from "../evidence/vocabulary.ts";
import { type LetterFilter, schoolYearEnd, schoolYearWords } from "./letter-counts.ts";
import type { Press } from "./pressable.ts";
import { documentWords } from "./school-events.ts";
import type { SentencesBehind } from "./sentences-behind.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

/** Letters that are looked at, and what the cards that draw them share. */
export interface LettersView {
  file: LettersFile;
  build: BuildInfo;
  filter: LetterFilter;
  /** Cells of the file that the filter leaves. */
  cells: readonly number[];
  /** Letters in these cells. */
  letters: number;
  /** Themes from top to bottom, the one most letters raise first. */
  themes: readonly string[];
  sentences: SentencesBehind;
}
export const INTERVALS =
  "Lines are 95% intervals. Shares of fewer than ten letters are faded and say their n.";

/** What is looked at, in words: "letters of every kind, Primary, since 2015/16". */
export function filterWords({ kind, phase, prior, delivery, from, to }: LetterFilter): string {
  return [
    kind === "All" ? "letters of every kind" : `documents of the kind “${documentWords(kind)}”`,
    ...(phase === "All" ? [] : [phase]),
    ...(prior === "All" ? [] : [`grade before: ${PRIOR_LABELS[prior] ?? prior}`]),
    ...(delivery === "All" ? [] : [DELIVERY_WORDS[delivery] ?? delivery]),
    ...(from === "" ? [] : [`from ${schoolYearWords(from)}`]),
    ...(to === "" ? [] : [`to ${schoolYearWords(to)}`]),
  ].join(", ");
}

const DELIVERY_WORDS: Readonly<Record<string, string>> = {
  on_site: "visited on site",
  remote: "visited remotely",
  unknown: "way of visiting not said",
};

/** The selection of evidence that a filter is. */
export function selectionFor({ kind, phase, prior, delivery, from, to }: LetterFilter): Partial<Selection> {
  const list = (value: string): string[] => (value === "All" ? [] : [value]);
  return {
    kind: list(kind),
    phase: list(phase),
    prior: list(prior),
    delivery: list(delivery),
    from,
    to: to === "" ? "" : schoolYearEnd(to),
  };
}

/**
 * Marks of a card that show the sentences behind them.
 * @param more what a mark narrows the filter by
 */
export function sentencesPress<Row extends { letters: number; denominator: number; share: number | null }>(
  view: LettersView,
  chart: string,
  name: (row: Row) => string,
  more: (row: Row) => Partial<Selection>,
): Press<Row> {
  const selection = (row: Row): Partial<Selection> => ({ ...selectionFor(view.filter), ...more(row) });
  return {
    hint: "Press a mark to read the sentences behind it. Tab goes to the chart, arrow keys from mark to mark, Enter presses.",
    column: "Sentences",
    name: (row) =>
      `${name(row)}: ${percentWords(row.share ?? 0)}, ${countWords(row.letters)} of ${numbered(row.denominator, "letter", "letters")}`,
    does: (row) => {
      view.sentences.open(chart, selection(row));
    },
    isChosen: (row) => view.sentences.isShown(chart, selection(row)),
  };
}
