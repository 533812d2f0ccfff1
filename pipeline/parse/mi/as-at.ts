import { isoDay, writtenDates } from "../written-date.ts";

/** 2026-02-28, 20260228 and 28/02/2026. No digit may touch them. */
const inFigures =
  /(?<!\d)(?:(?<y>\d{4})(?<dash>-?)(?<m>\d{2})\k<dash>(?<d>\d{2})|(?<d2>\d{1,2})\/(?<m2>\d{1,2})\/(?<y2>\d{4}))(?!\d)/g;

/** The longest date in words with its separators: "30_-_September_-_2026". */
const dateLength = 24;

/**
 * The day the figures of a file stand for, from its title rows or, where they have no date, its name: the last date
 * after "as at", "at", "by" or "to", else the last one ("1 September 2015 to 31 August 2019" stands for its end). The
 * title goes first because a file may have been renamed. ISO date, or null where neither holds one.
 */
export function asAtFrom(titles: readonly string[], name: string | null): string | null {
  return dateOf(titles.join(" ")) ?? dateOf(name ?? "");
}

function dateOf(text: string): string | null {
  const words = [...text.matchAll(/(?<![a-z])(?:at|by|to)[\s_-]+/gi)].reverse();
  for (const word of words) {
    const after = word.index + word[0].length;
    const [stated] = datesIn(text.slice(after, after + dateLength));
    if (stated !== undefined) return stated;
  }
  return datesIn(text).at(-1) ?? null;
}

/** Dates in words, or where there are none dates in figures, in the order they are written. */
function datesIn(text: string): string[] {
  const written = writtenDates(text);
  if (written.length > 0) return written;
  return [...text.matchAll(inFigures)].flatMap(({ groups = {} }) => {
    const [year, month, day] = [
      groups["y"] ?? groups["y2"],
      groups["m"] ?? groups["m2"],
      groups["d"] ?? groups["d2"],
    ];
    const date = isoDay(Number(year), Number(month), Number(day));
    return date !== null && date >= "1990" && date < "2101" ? [date] : [];
  });
}
