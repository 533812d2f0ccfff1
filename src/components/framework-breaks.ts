import type { FrameworkBreak } from "../../pipeline/publish/published.ts";

import { dayWords } from "./wording.ts";

export type { FrameworkBreak };

/** The breaks that fall within a span of time, lettered a, b, c … in order. */
export function breaksWithin(
  breaks: readonly FrameworkBreak[],
  from: string,
  to: string,
): (FrameworkBreak & { letter: string })[] {
  return breaks
    .filter(({ date }) => date >= from && date <= to)
    .map((found, index) => ({ ...found, letter: String.fromCharCode(97 + index) }));
}

/** The key to the letters beside the dashed lines of a chart. */
export function breakWords(marked: readonly (FrameworkBreak & { letter: string })[]): string {
  return `Dashed lines: ${marked.map(({ letter, date, label }) => `${letter} ${dayWords(date)}, ${label}`).join("; ")}.`;
}
