/** A row without its empty cells. */
export type Known<Row> = { [Column in keyof Row]?: NonNullable<Row[Column]> };

/** The row without its empty cells: what is not known is left out of what is published. */
export function known<Row extends object>(row: Row): Known<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Known<Row>;
}
