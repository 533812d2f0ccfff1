import type { FrameworkBreak } from "../../pipeline/publish/published.ts";

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
