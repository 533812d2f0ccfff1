import {
  BIGINT,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  VARCHAR,
} from "@duckdb/node-api";
import { isNumber, rawColumns } from "./raw.ts";

/** A value of a raw row: text, a whole number for the number columns, or null. */
export type RawValue = string | number | null;

/** Rows a chunk of DuckDB holds. */
const chunkRows = 2048;

/**
 * Chunks written at once: a full group of rows (`row_group_size` of the build). Each write begins a group of its own, with
 * a block for every column: 20,000 pages of a few rows each, written one by one, would take four gigabytes.
 */
const chunksAtOnce = 8;

/** Where each column of a raw table takes its value from: a cell of the row, or a constant. */
type Layout = readonly ({ at: number } | { constant: RawValue })[];

/**
 * Rows on their way into the raw tables of a connection. They are written by full groups, however few come at a time;
 * `finish` writes the rest, `discard` forgets it after a failure. Not to be used for much within a transaction: DuckDB
 * keeps what an appender wrote in memory, uncompressed, until the transaction ends.
 */
export class RawTables {
  readonly #connection: DuckDBConnection;
  readonly #open = new Map<string, RawAppender>();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /**
   * Appends rows to a raw table and gives back how many there were. `columns` names the cells of each row; raw columns
   * that are not named are NULL, those in `constants` hold the same value in every row. A column the table does not have
   * throws, with its name: parser and table then disagree.
   */
  async append(
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly RawValue[]>,
    constants: Readonly<Record<string, RawValue>> = {},
  ): Promise<number> {
    const wanted = columnsOf(table);
    const unknown = columns.filter((column) => !wanted.includes(column));
    if (unknown.length > 0)
      throw new Error(`raw.${table} has no column ${unknown.join(", ")}: parser and table disagree.`);
    const layout = wanted.map((column) => {
      const at = columns.indexOf(column);
      return at >= 0 ? { at } : { constant: constants[column] ?? null };
    });
    const appender = this.#open.get(table) ?? (await RawAppender.open(this.#connection, table));
    this.#open.set(table, appender);
    return appender.append(layout, rows);
  }

  /** Writes what is still held, and lets go of the tables. */
  finish(): void {
    for (const appender of this.#open.values()) appender.finish();
    this.#open.clear();
  }

  /** Lets go of the tables without writing what is still held. */
  discard(): void {
    for (const appender of this.#open.values()) appender.discard();
    this.#open.clear();
  }
}

/** Appends rows that are all there to one raw table, as `RawTables.append` does, and writes them. */
export async function appendRows(
  connection: DuckDBConnection,
  ...given: Parameters<RawTables["append"]>
): Promise<number> {
  const tables = new RawTables(connection);
  const appended = await tables.append(...given);
  tables.finish();
  return appended;
}

/** The appender of one raw table. */
class RawAppender {
  readonly #appender: DuckDBAppender;
  readonly #isNumber: readonly boolean[];
  #held: RawValue[][] = [];
  #chunks = 0;

  private constructor(appender: DuckDBAppender, columns: readonly string[]) {
    this.#appender = appender;
    this.#isNumber = columns.map(isNumber);
  }

  static async open(connection: DuckDBConnection, table: string): Promise<RawAppender> {
    return new RawAppender(await connection.createAppender(table, "raw"), columnsOf(table));
  }

  append(layout: Layout, rows: Iterable<readonly RawValue[]>): number {
    let total = 0;
    for (const row of rows) {
      this.#held.push(layout.map((cell) => ("at" in cell ? (row[cell.at] ?? null) : cell.constant)));
      total += 1;
      if (this.#held.length === chunkRows) this.#chunk();
    }
    return total;
  }

  finish(): void {
    if (this.#held.length > 0) this.#chunk();
    this.#appender.closeSync();
  }

  discard(): void {
    this.#appender.clear();
    this.#appender.closeSync();
  }

  #chunk(): void {
    const types = this.#isNumber.map((number) => (number ? BIGINT : VARCHAR));
    const chunk = DuckDBDataChunk.create(types, this.#held.length);
    this.#isNumber.forEach((number, index) => {
      chunk.setColumnValues(
        index,
        this.#held.map((row) => {
          const value = row[index] ?? null;
          return number && value !== null ? BigInt(value) : value;
        }),
      );
    });
    this.#held = [];
    this.#appender.appendDataChunk(chunk);
    this.#chunks += 1;
    if (this.#chunks % chunksAtOnce === 0) this.#appender.flushSync();
  }
}

function columnsOf(table: string): readonly string[] {
  const columns = rawColumns[table];
  if (columns === undefined) throw new Error(`There is no raw table "${table}".`);
  return columns;
}
