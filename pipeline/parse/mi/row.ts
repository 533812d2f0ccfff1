import { RefusedFile } from "../parsed.ts";

/** Takes one row: its cells as written and its number in the file or sheet, from 1. */
export type RowSink = (cells: readonly string[], row: number) => void;

/** The widest real table has 85 columns. */
export const mostColumns = 1_000;

/** The largest real table, ten years of inspections, has some 50,000 rows; those of a hostile one would fill the memory. */
export const mostRows = 2_000_000;

export function tooManyRows(): RefusedFile {
  return new RefusedFile([`more than ${mostRows} rows: this is not a table of schools`]);
}

/** The refusal of a table with a row wider than any table of schools. */
export function tooManyColumns(row: number): RefusedFile {
  return new RefusedFile([`row ${row} has more than ${mostColumns} columns: this is not a table of schools`]);
}
