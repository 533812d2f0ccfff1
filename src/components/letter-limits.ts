import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import { countWords, numbered } from "./wording.ts";

/** What is said of one letter, and of more. */
interface Words {
  one: string;
  more: string;
}

const GRADED = ["1", "2", "3", "4"];

/** What is not known of the letters, a sentence each, counted; where nothing is lacking the sentence says so. */
export function letterLimits(letters: LettersFile): string[] {
  const count = (isCounted: (cell: number) => boolean): number =>
    letters.letters.reduce((sum, of, cell) => (isCounted(cell) ? sum + of : sum), 0);
  const all = count(() => true);
  if (all === 0) return ["No letters are here."];
  const of = numbered(all, "letter", "letters");
  const limit = (isLacking: (cell: number) => boolean, lack: Words, whole: Words): string => {
    const lacking = count(isLacking);
    if (lacking > 0) return `${countWords(lacking)} of ${of} ${lacking === 1 ? lack.one : lack.more}.`;
    return all === 1 ? `The one letter ${whole.one}.` : `All ${of} ${whole.more}.`;
  };
  return [
    limit(
      (cell) => (letters.period[cell] ?? -1) < 0,
      {
        one: "has no date that could be read: it is in no chart over time",
        more: "have no date that could be read: they are in no chart over time",
      },
      { one: "has a date that could be read", more: "have a date that could be read" },
    ),
    limit(
      (cell) => !GRADED.includes(letters.priors[letters.prior[cell] ?? -1] ?? ""),
      {
        one: "is about no school with one of the four grades before: it is in no chart by prior grade",
        more: "are about no school with one of the four grades before: they are in no chart by prior grade",
      },
      {
        one: "is about a school with one of the four grades before",
        more: "are about a school with one of the four grades before",
      },
    ),
    limit(
      (cell) => letters.phases[letters.phase[cell] ?? -1] === "Unknown",
      {
        one: "could not be joined to a school whose phase is known",
        more: "could not be joined to a school whose phase is known",
      },
      {
        one: "is joined to a school whose phase is known",
        more: "are joined to a school whose phase is known",
      },
    ),
    limit(
      (cell) => letters.deliveries[letters.delivery[cell] ?? -1] === "unknown",
      {
        one: "does not say whether the visit was on site or remote",
        more: "do not say whether the visit was on site or remote",
      },
      {
        one: "says whether the visit was on site or remote",
        more: "say whether the visit was on site or remote",
      },
    ),
  ];
}
