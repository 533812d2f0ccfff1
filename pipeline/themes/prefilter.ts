import { atomsOf } from "./atoms.ts";
import { found, literals } from "./plain-text.ts";

/** How many patterns have their bits in one BIGINT. */
const bitsOfColumn = 62;

/**
 * Finds patterns only in texts whose words say that they may be there: every word is looked up once, where each pattern would
 * have to read every text to its end.
 */
export interface Prefilter {
  /**
   * CTEs that read `plainly` (text_id, said: its words with one space between them). The last of them, `candidate`, has a
   * row for a text with text_id and columns of bits, none for a text that no atom is in.
   */
  readonly ctes: string;
  /** SQL of whether one of the patterns is found in `plain` of `plainly LEFT JOIN candidate USING (text_id)`. */
  readonly found: (pattern: string) => string;
}

/** A prefilter of compiled patterns; one whose atoms can not be told reads every text. */
export function prefilter(patterns: readonly string[]): Prefilter {
  const columns = Array.from(
    { length: Math.ceil(patterns.length / bitsOfColumn) },
    (_, place) => `bits_${place}`,
  );
  const bits = new Map<string, bigint[]>();
  const filtered = new Map<string, string>();
  patterns.forEach((pattern, place) => {
    const atoms = atomsOf(pattern);
    if (atoms === null) return;
    const column = Math.floor(place / bitsOfColumn);
    const bit = 1n << BigInt(place % bitsOfColumn);
    filtered.set(pattern, `(bits_${column} & ${bit}) <> 0`);
    for (const atom of atoms) {
      const row = bits.get(atom) ?? columns.map(() => 0n);
      row[column] = (row[column] ?? 0n) | bit;
      bits.set(atom, row);
    }
  });
  const either = columns.map((column) => `bit_or(${column}) AS ${column}`).join(", ");
  const rows = [...bits.values()];
  const table = [
    literals("atom", "VARCHAR", [...bits.keys()]),
    ...columns.map((column, place) =>
      literals(
        column,
        "BIGINT",
        rows.map((row) => row[place] ?? 0n),
      ),
    ),
  ];
  return {
    ctes: `atom AS MATERIALIZED (
  SELECT ${table.join(",\n    ")}
), word AS MATERIALIZED (
  SELECT text_id, unnest(string_split(said, ' ')) AS word FROM plainly
), hint AS MATERIALIZED (
  SELECT word, ${either}
  FROM (SELECT word, unnest(${beginningsOf("word", bits.keys())}) AS atom FROM (SELECT DISTINCT word FROM word))
  JOIN atom USING (atom)
  GROUP BY word
), candidate AS MATERIALIZED (
  SELECT text_id, ${either} FROM word JOIN hint USING (word) GROUP BY text_id
)`,
    found: (pattern) => {
      const read = found("plain", pattern);
      const maybe = filtered.get(pattern);
      return maybe === undefined ? read : `CASE WHEN ${maybe} THEN ${read} ELSE false END`;
    },
  };
}

/** SQL of a word's beginnings, and of itself with a space after it, none longer than an atom can be. */
function beginningsOf(word: string, atoms: Iterable<string>): string {
  const longest = Math.max(0, ...Array.from(atoms, ({ length }) => length));
  return `list_transform(range(1, least(length(${word}) + 1, ${longest}) + 1), lambda size: left(${word} || ' ', size))`;
}
