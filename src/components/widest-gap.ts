import type { ShareRow } from "./share-rows.ts";

type Share = Pick<ShareRow, "theme" | "share" | "low" | "high">;

/**
 * Of two shares of one theme the pair that lies furthest apart, where their 95 % intervals do not overlap; null where no
 * theme differs so clearly.
 */
export function widestGap<Row extends Share>(rows: readonly Row[]): { more: Row; less: Row } | null {
  const pairs = rows.flatMap((more) =>
    rows
      .filter((less) => less.theme === more.theme && more.low > less.high)
      .map((less) => ({ more, less, gap: more.share - less.share })),
  );
  const widest = pairs.sort((a, b) => b.gap - a.gap || (a.more.theme < b.more.theme ? -1 : 1))[0];
  return widest ?? null;
}
