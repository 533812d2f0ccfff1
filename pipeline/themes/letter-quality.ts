import type { Stance } from "./codebook.ts";
import { type Coding, type ThemeScores, type Themed, scoreThemes } from "./quality.ts";

/** The same letter by its readers and by the codebook, sentence by sentence. */
export interface ReadLetter {
  readonly coded: readonly Coding[];
  readonly tagged: readonly Coding[];
}

/** How well letters are counted: those that raise a theme, and those that state a concern on it. */
export interface LetterQuality {
  readonly letters: number;
  readonly sentences: number;
  readonly raised: ThemeScores;
  readonly concern: ThemeScores;
}

/** As the marts have it: what states both a strength and a concern states a concern. */
const concerns: ReadonlySet<Stance> = new Set(["concern", "mixed"]);

/**
 * Compares letters as the charts count them: one raises a theme when a sentence of it does, and states a concern on it when
 * such a sentence does. Mistakes on two sentences of a letter may so be one mistake, or none.
 */
export function measureLetters(themes: readonly string[], letters: readonly ReadLetter[]): LetterQuality {
  const score = (raisedBy: (sentences: readonly Coding[]) => Themed): ThemeScores =>
    scoreThemes(
      themes,
      letters.map(({ coded }) => raisedBy(coded)),
      letters.map(({ tagged }) => raisedBy(tagged)),
    );
  return {
    letters: letters.length,
    sentences: letters.reduce((sum, { coded }) => sum + coded.length, 0),
    raised: score(together),
    concern: score((sentences) => together(sentences.filter(({ stance }) => concerns.has(stance)))),
  };
}

function together(sentences: readonly Coding[]): Themed {
  return { themes: [...new Set(sentences.flatMap((sentence) => sentence.themes))] };
}
