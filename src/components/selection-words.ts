import type { Column } from "./csv.ts";

/** Columns of a table whose file says in every row what its schools were chosen by, so that it stands alone. */
export function withSelection<Row>(
  columns: readonly Column<Row>[],
  selection: string,
): readonly Column<Row>[] {
  return selection === "" ? columns : [...columns, { name: "selection", value: () => selection }];
}

/** A source as it goes along with a chart that is taken away, with what the schools were chosen by. */
export function sourceWords(source: string, selection: string): string {
  return selection === "" ? source : `${source}; schools chosen by ${selection}`;
}
