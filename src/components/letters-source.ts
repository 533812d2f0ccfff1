import type { BuildInfo } from "../../pipeline/publish/published.ts";
import { dayWords } from "./wording.ts";

/** The source of a chart of letters. */
export const LETTERS_SOURCE = "Ofsted, inspection letters and reports, tagged by this project’s codebook";

/**
 * What a chart of letters is as at: the day of the management information, which tells schools and grades, and how far the
 * letters go, which come in night by night and may be newer.
 */
export function lettersAsAt({ as_at: asAt, letters_to: newest }: BuildInfo): string {
  return newest === null ? dayWords(asAt) : `${dayWords(asAt)}, letters up to ${dayWords(newest)}`;
}

/** Under every chart of shares of letters: what is counted. */
export const RAISES =
  "A letter raises a theme when a sentence of its own does; sentences that stand in every letter do not count. How rightly letters are counted stands under Method, theme by theme.";
