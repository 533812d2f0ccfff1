import { SMALL_DENOMINATOR } from "../components/interval.ts";
import { countWords, numbered, percentWords, scoreWords } from "../components/wording.ts";
import type { Selection, Vocabulary } from "./selection.ts";

/** F1 with its 95 % interval; null where there is nothing to tell it from. */
export interface ReadingScore {
  f1: number | null;
  low: number | null;
  high: number | null;
}

/** Letters counted for a theme by readers and by the codebook: of the codebook's, how many are right; of the readers', how many found. */
export interface LettersRead {
  readers: number;
  codebook: number;
  precision: number | null;
  recall: number | null;
}

/** Letters that were measured on, as letters are counted. */
export interface CountedLetters {
  letters: number;
  all: ReadingScore;
  /** By the id of the theme: letters that raise it, and those that state a concern on it. */
  themes: Readonly<Record<string, { raised: LettersRead; concern: LettersRead }>>;
}

/** How well the codebook was measured to read: what evidence says of the themes it is chosen by. */
export interface CodebookReading {
  /** The codebook that was measured. */
  codebook_version: string;
  /** On sentences never read while it was made. */
  unread: ReadingScore & { sentences: number; stance: number | null };
  /** On invented letters of kinds of which few real ones were at hand. */
  invented: ReadingScore;
  /** On school reports, by the sentences of them at hand. */
  reports: CountedLetters;
  /** On whole letters, most of them to local authorities. */
  letters: CountedLetters;
}

/** What was asked for, and of whom what was found tells. */
export interface Read {
  selection: Selection;
  vocabulary: Vocabulary;
  /** The codebook that tagged what is quoted. */
  version: string;
  /** The letters quoted. */
  quoted: readonly { phase: string }[];
}

/**
 * How far themes and stance may be relied on, in figures: of the themes chosen, or of all together; on letters about schools,
 * to local authorities, or both, as there are among those quoted.
 */
export function readingWords(
  reading: CodebookReading,
  { selection: { theme, stance }, vocabulary, version, quoted }: Read,
): string {
  const { codebook_version, unread, invented, reports, letters } = reading;
  if (codebook_version !== version)
    return `How well codebook ${version} reads is not known here: the figures at hand are of ${codebook_version}.`;
  const isConcern = stance.length > 0 && stance.every((one) => one === "concern" || one === "mixed");
  const labels = new Map(vocabulary.theme.map(({ id, label }) => [id, label]));
  const told = ({ all, themes }: CountedLetters): string[] =>
    theme.length === 0
      ? [`All themes together, they were counted with an F1 of ${scoreWords(all.f1)}.`]
      : theme.map((id) =>
          lettersWords(labels.get(id) ?? id, themes[id]?.[isConcern ? "concern" : "raised"], isConcern),
        );
  const isToCouncil = ({ phase }: { phase: string }): boolean => phase === "Not a school";
  const hasCouncils = quoted.some(isToCouncil);
  const hasSchools = !hasCouncils || !quoted.every(isToCouncil);
  return [
    "How well themes are read was measured against readers who coded sentences from the codebook’s definitions; those of the project’s own sentences were language models, not inspectors.",
    `On ${numbered(unread.sentences, "sentence", "sentences")} never read while it was made, themes were right with an F1 of ${scoreWords(unread.f1)} (1 is perfect; 95% interval ${scoreWords(unread.low)} to ${scoreWords(unread.high)}), and the stance in ${unread.stance === null ? "a share not known" : percentWords(unread.stance)} of sentences.`,
    ...(hasSchools
      ? [
          `Of ${numbered(reports.letters, "school report", "school reports")} the sentences at hand were coded, and tagged by weights fitted without them.`,
          ...told(reports),
        ]
      : []),
    ...(hasCouncils
      ? [
          `${numbered(letters.letters, "letter", "letters")}, most of them to local authorities, ${letters.letters === 1 ? "was" : "were"} coded whole, and tagged by weights fitted without them.`,
          ...told(letters),
        ]
      : []),
    `Letters of kinds of which few could be read, such as those of the visits in autumn 2020, must be expected to be read less well (F1 ${scoreWords(invented.f1)} on sentences of invented ones).`,
  ].join(" ");
}

function lettersWords(label: string, counted: LettersRead | undefined, isConcern: boolean): string {
  const what = isConcern
    ? `as stating a concern on ${label}, alone or beside a strength`
    : `as raising ${label}`;
  const readers = counted?.readers ?? 0;
  if (
    counted === undefined ||
    readers < SMALL_DENOMINATOR ||
    counted.precision === null ||
    counted.recall === null
  )
    return `Readers counted ${countWords(readers)} of them ${what}: too few to tell how rightly letters are counted for it.`;
  return `Readers counted ${countWords(readers)} of them ${what}, the codebook ${countWords(counted.codebook)}: ${percentWords(counted.precision)} of these rightly, and ${percentWords(counted.recall)} of the readers’ were found.`;
}
