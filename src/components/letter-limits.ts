import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import { countWords } from "./wording.ts";

const GRADED = ["1", "2", "3", "4"];

/** What is not known of the letters, a sentence each, counted; where nothing is lacking the sentence says so. */
export function letterLimits(letters: LettersFile): string[] {
  const count = (isCounted: (cell: number) => boolean): number =>
    letters.letters.reduce((sum, of, cell) => (isCounted(cell) ? sum + of : sum), 0);
  const all = count(() => true);
  if (all === 0) return ["No letters are here."];
  const limit = (isLacking: (cell: number) => boolean, lack: string, whole: string): string => {
    const lacking = count(isLacking);
    return lacking === 0
      ? `All ${countWords(all)} letters ${whole}.`
      : `${countWords(lacking)} of ${countWords(all)} letters ${lack}.`;
  };
  return [
    limit(
      (cell) => (letters.period[cell] ?? -1) < 0,
      "have no date that could be read: they are in no chart over time",
      "have a date that could be read",
    ),
    limit(
      (cell) => !GRADED.includes(letters.priors[letters.prior[cell] ?? -1] ?? ""),
      "are about no school with one of the four grades before: they are in no chart by prior grade",
      "are about a school with one of the four grades before",
    ),
    limit(
      (cell) => letters.phases[letters.phase[cell] ?? -1] === "Unknown",
      "could not be joined to a school whose phase is known",
      "are joined to a school whose phase is known",
    ),
    limit(
      (cell) => letters.deliveries[letters.delivery[cell] ?? -1] === "unknown",
      "do not say whether the visit was on site or remote",
      "say whether the visit was on site or remote",
    ),
  ];
}
