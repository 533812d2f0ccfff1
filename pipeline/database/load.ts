import { BIGINT, type DuckDBConnection, DuckDBDataChunk, VARCHAR } from "@duckdb/node-api";
import { isNumber, rawColumns } from "./raw.ts";

/** A value of a raw row: text, a whole number for the number columns, or null. */
export type RawValue = string | number | null;

/** Rows a chunk of DuckDB holds. */
const chunkRows = 2048;

/**
 * Appends rows to a raw table and gives back how many there were. `columns` names the cells of each row; raw columns
 * that are not named are NULL, those in `constants` hold the same value in every row. Rows are taken one at a time and
 * never held beyond one chunk. A column the table does not have throws, with its name: parser and table then disagree.
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly RawValue[]>,
  constants: Readonly<Record<string, RawValue>> = {},
): Promise<number> {
  return new RawAppender(connection, table, columns, constants).append(rows);
}

class RawAppender {
  readonly #connection: DuckDBConnection;
  readonly #table: string;
  /** For each column of the table: the place of its cell in a row, or its constant. */
  readonly #cells: readonly ({ at: number } | { constant: RawValue })[];
  readonly #isNumber: readonly boolean[];

  constructor(
    connection: DuckDBConnection,
    table: string,
    columns: readonly string[],
    constants: Readonly<Record<string, RawValue>>,
  ) {
    const wanted = rawColumns[table];
    if (wanted === undefined) throw new Error(`There is no raw table "${table}".`);
    const unknown = columns.filter((column) => !wanted.includes(column));
    if (unknown.length > 0)
      throw new Error(`raw.${table} has no column ${unknown.join(", ")}: parser and table disagree.`);
    this.#connection = connection;
    this.#table = table;
    this.#cells = wanted.map((column) => {
      const at = columns.indexOf(column);
      return at >= 0 ? { at } : { constant: constants[column] ?? null };
    });
    this.#isNumber = wanted.map(isNumber);
  }

  async append(rows: Iterable<readonly RawValue[]>): Promise<number> {
    const appender = await this.#connection.createAppender(this.#table, "raw");
    let total = 0;
    let held: (readonly RawValue[])[] = [];
    const flush = (): void => {
      if (held.length > 0) appender.appendDataChunk(this.#chunk(held));
      total += held.length;
      held = [];
    };
    for (const row of rows) {
      held.push(row);
      if (held.length === chunkRows) flush();
    }
    flush();
    appender.closeSync();
    return total;
  }

  #chunk(rows: readonly (readonly RawValue[])[]): DuckDBDataChunk {
    const types = this.#isNumber.map((number) => (number ? BIGINT : VARCHAR));
    const chunk = DuckDBDataChunk.create(types, rows.length);
    this.#cells.forEach((cell, index) => {
      const number = this.#isNumber[index] === true;
      chunk.setColumnValues(
        index,
        rows.map((row) => {
          const value = "at" in cell ? (row[cell.at] ?? null) : cell.constant;
          return number && value !== null ? BigInt(value) : value;
        }),
      );
    });
    return chunk;
  }
}
