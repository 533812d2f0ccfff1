import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, readMart } from "./mart.ts";
import type { LetterCells, LettersFile, ThemePairsFile } from "./published-letters.ts";
import type { LabelRow } from "./read-site.ts";

const cellRow = z.object({
  document_kind: z.string(),
  phase: z.string(),
  prior_grade: z.string(),
  delivery: z.string().nullable(),
});
const termRow = cellRow.extend({
  term_start: z.string().nullable(),
  theme: z.string(),
  letters: integer,
  letters_strength: integer,
  letters_concern: integer,
  denominator: integer,
});
const pairRow = cellRow.extend({
  academic_year: z.string().nullable(),
  theme: z.string(),
  other_theme: z.string(),
  letters: integer,
});
const CELL = ["document_kind", "phase", "prior_grade", "delivery"];

/**
 * Reads `marts.themes_by_term`: letters and the themes they raise. Errors as in `readMart`.
 * @param codebook codes and labels of themes
 */
export async function readLetters(
  connection: DuckDBConnection,
  codebook: readonly LabelRow[],
): Promise<LettersFile> {
  const rows = await readMart(connection, "marts.themes_by_term", termRow, [...CELL, "term_start", "theme"]);
  const cells = new Cells(codebook, rows, (row) => row.term_start);
  const none = (): number[] => new Array<number>(cells.count * codebook.length).fill(0);
  const letters = new Array<number>(cells.count).fill(0);
  const [raised, strength, concern] = [none(), none(), none()];
  for (const row of rows) {
    const cell = cells.of(row);
    const at = cell * codebook.length + cells.theme(row.theme);
    letters[cell] = row.denominator;
    raised[at] = row.letters;
    strength[at] = row.letters_strength;
    concern[at] = row.letters_concern;
  }
  return { ...cells.columns, letters, raised, strength, concern };
}

/** Reads `marts.theme_pairs`: which themes come together in sentences. Errors as in `readMart`. */
export async function readThemePairs(
  connection: DuckDBConnection,
  codebook: readonly LabelRow[],
): Promise<ThemePairsFile> {
  const order = [...CELL, "academic_year", "theme", "other_theme"];
  const rows = await readMart(connection, "marts.theme_pairs", pairRow, order);
  const cells = new Cells(codebook, rows, ({ academic_year: year }) =>
    year === null ? null : `${year.slice(0, 4)}-09-01`,
  );
  const pairs = Array.from({ length: cells.count }, (): number[] => []);
  for (const row of rows) {
    const pair = cells.theme(row.theme) * codebook.length + cells.theme(row.other_theme);
    pairs[cells.of(row)]?.push(pair, row.letters);
  }
  return { ...cells.columns, pairs };
}

type CellRow = z.output<typeof cellRow>;

/** Gives every cell among the rows its place, in the order of the rows. */
class Cells<Row extends CellRow> {
  readonly columns: LetterCells;
  readonly #places = new Map<string, number>();
  readonly #themes: ReadonlyMap<string, number>;
  readonly #period: (row: Row) => string | null;

  constructor(codebook: readonly LabelRow[], rows: readonly Row[], period: (row: Row) => string | null) {
    this.#period = period;
    this.#themes = new Map(codebook.map(({ code }, index) => [code, index]));
    const first = rows.filter((row) => {
      const key = this.#key(row);
      if (this.#places.has(key)) return false;
      this.#places.set(key, this.#places.size);
      return true;
    });
    const column = (value: (row: Row) => string | null): { list: string[]; at: number[] } => {
      const list = [...new Set(first.map(value))].filter((one) => one !== null).sort();
      return { list, at: first.map((row) => list.indexOf(value(row) ?? "")) };
    };
    const kind = column((row) => row.document_kind);
    const phase = column((row) => row.phase);
    const prior = column((row) => row.prior_grade);
    const delivery = column((row) => row.delivery ?? "unknown");
    const periods = column(period);
    this.columns = {
      themes: codebook.map(({ code }) => code),
      labels: codebook.map(({ label }) => label),
      kinds: kind.list,
      phases: phase.list,
      priors: prior.list,
      deliveries: delivery.list,
      periods: periods.list,
      kind: kind.at,
      phase: phase.at,
      prior: prior.at,
      delivery: delivery.at,
      period: periods.at,
    };
  }

  get count(): number {
    return this.#places.size;
  }

  of(row: Row): number {
    return this.#places.get(this.#key(row)) ?? -1;
  }

  theme(code: string): number {
    return this.#themes.get(code) ?? -1;
  }

  #key(row: Row): string {
    const { document_kind, phase, prior_grade, delivery } = row;
    return JSON.stringify([document_kind, phase, prior_grade, delivery, this.#period(row)]);
  }
}
