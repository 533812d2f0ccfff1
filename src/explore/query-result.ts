/** A value as DuckDB writes it as text; null for NULL. */
export type Cell = string | null;

/** What a query gave. */
export interface QueryResult {
  columns: readonly { name: string; type: string }[];
  /** All rows there are; of more than {@link MOST_ROWS}, one more than that. */
  rows: number;
  /** The first of them. */
  first: readonly (readonly Cell[])[];
  /** All of them. */
  all: () => Promise<readonly (readonly Cell[])[]>;
}

/** Rows a result may have: a page must hold them, and write them as CSV. */
export const MOST_ROWS = 500_000;
