import type { Phrase } from "./codebook.ts";
import { alternatives } from "./pattern.ts";

/** Stands for a phrase that is passed over: no letter and no space, so that no rule reads across it. */
export const passedOver = "\u0001";
/** Stands for a match while its place is looked for. */
export const mark = "\u0002";

/**
 * Capital letters and typographic signs become the plain ones patterns are written in, one for one, so that
 * positions stay. (RE2 can ignore case itself, at twice the cost.)
 */
const typographic = "ABCDEFGHIJKLMNOPQRSTUVWXYZ’‘ʼ“”‐‑–—−\u00a0\u2009\u202f";
const typed = "abcdefghijklmnopqrstuvwxyz'''\"\"-----   ";

/** SQL of a column's text as patterns read it. */
export function plainText(column: string): string {
  return `translate(${column}, ${quoted(passedOver + mark + typographic)}, ${quoted(`  ${typed}`)})`;
}

/** SQL of whether a pattern is found. */
export function found(column: string, pattern: string): string {
  return `regexp_matches(${column}, ${expression(pattern)})`;
}

/** SQL of the text with phrases passed over (column `reading` to the second), and of the list of what stood there. */
export function reading(ignore: readonly Phrase[]): { readonly text: string; readonly ignored: string } {
  if (ignore.length === 0) return { text: "plain", ignored: "[]::VARCHAR[]" };
  const passed = expression(alternatives(ignore.map(({ pattern }) => pattern)));
  return {
    text: `regexp_replace(plain, ${passed}, ${quoted(passedOver)}, 'g')`,
    ignored: `CASE WHEN reading = plain THEN [] ELSE regexp_extract_all(plain, ${passed}) END`,
  };
}

/** A pattern as SQL literal, with `.` reaching over line breaks. */
export function expression(pattern: string): string {
  return quoted(`(?s)${pattern}`);
}

/** A text as SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** SQL of a column of literals, written as one text to cut: DuckDB reads that far faster than thousands of rows of VALUES. */
export function literals(
  name: string,
  type: string,
  values: readonly (string | number | bigint | null)[],
): string {
  const list = values.length === 0 ? "[]" : `string_split(${quoted(values.join("|"))}, '|')`;
  return `unnest(${list}::${type}[]) AS ${name}`;
}
