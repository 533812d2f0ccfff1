import type { Column } from "./csv.ts";

/** z of a two-sided 95 % interval, as in the database. */
const Z = 1.959964;

/** Under this many, a share is flagged: it says little. */
export const SMALL_DENOMINATOR = 10;

export interface Interval {
  share: number;
  low: number;
  high: number;
}

/** A share as it stands in a row: what it is of, and whether that is few. Without any it is null. */
interface ShareOf {
  denominator: number;
  share: number | null;
  low: number | null;
  high: number | null;
  small: boolean;
}

/** The last columns of every table and CSV of shares. */
export const SHARE_COLUMNS: readonly Column<ShareOf>[] = [
  { name: "denominator", value: (row) => row.denominator },
  { name: "share", value: (row) => row.share },
  { name: "low", value: (row) => row.low },
  { name: "high", value: (row) => row.high },
  { name: "small", value: (row) => row.small },
];

/**
 * A share with its 95 % Wilson score interval, rounded to six decimals like the marts.
 * @returns null where the denominator is nought: there is no share of nothing
 */
export function wilsonInterval(n: number, denominator: number): Interval | null {
  if (denominator <= 0) return null;
  const share = n / denominator;
  const square = Z * Z;
  const middle = share + square / (2 * denominator);
  const reach = Z * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator * denominator));
  const scale = 1 + square / denominator;
  return {
    share: round(share),
    low: round(Math.max(0, (middle - reach) / scale)),
    high: round(Math.min(1, (middle + reach) / scale)),
  };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
