import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from "@duckdb/duckdb-wasm";
import { type Cell, MOST_ROWS, type QueryResult } from "./query-result.ts";

/** Where `buildSite` puts DuckDB-Wasm, and where the tables lie; both relative to the site. */
export interface SessionFiles {
  worker: URL;
  wasm: URL;
  database: URL;
}

/** A semicolon and what may follow the last statement: more of them, white space and comments, to the end. */
const AFTER_STATEMENT = /;(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:(?!\*\/)[^])*\*\/)*$/;

/** DuckDB in a worker of this page, over the marts alone, which it can read and not change. Nothing else can be reached. */
export class Session {
  readonly #database: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;

  private constructor(database: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#database = database;
    this.#connection = connection;
  }

  /**
   * Loads DuckDB and the tables. `progress` hears bytes of the program loaded.
   * @throws Error in words for readers when a file can not be had
   */
  static async open(files: SessionFiles, progress: (bytes: number) => void): Promise<Session> {
    const database = new AsyncDuckDB(new VoidLogger(), new Worker(files.worker));
    try {
      const [bytes] = await Promise.all([
        bytesOf(files.database),
        database.instantiate(files.wasm.href, null, ({ bytesLoaded }) => {
          progress(bytesLoaded);
        }),
      ]);
      await database.registerFileBuffer("marts.duckdb", bytes);
      const connection = await database.connect();
      for (const statement of [
        "ATTACH 'marts.duckdb' AS outcomes (READ_ONLY)",
        "USE outcomes.marts",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
      ])
        await connection.query(statement);
      return new Session(database, connection);
    } catch (thrown) {
      await database.terminate();
      throw thrown;
    }
  }

  /**
   * Runs one query that gives rows; their values come as DuckDB writes them.
   * @throws Error with DuckDB's own words
   */
  async run(sql: string, shown: number): Promise<QueryResult> {
    const given = sql.trim();
    if (given.replace(/;$/, "") === "") throw new Error("There is no statement in what was given.");
    // Preparing the query as it stands gives the very line and place of a mistake.
    await this.#prepare(given);
    const statement = await this.#withoutEnd(given);
    // These give rows too, but can not be described, nor stand in brackets of any other kind.
    const query = /^(?:describe|show|summarize)\b/i.test(statement) ? `FROM (\n${statement}\n)` : statement;
    const columns = (await this.#cells(`DESCRIBE\n${query}`)).map(([name, type]) => ({
      name: name ?? "",
      type: type ?? "",
    }));
    await this.#connection.query(
      `CREATE OR REPLACE TEMP TABLE result AS SELECT COLUMNS(*)::VARCHAR FROM (\n${query}\n) LIMIT ${MOST_ROWS + 1}`,
    );
    const [[rows] = []] = await this.#cells("SELECT count(*)::VARCHAR FROM temp.result");
    return {
      columns,
      rows: Number(rows),
      first: await this.#cells(`FROM temp.result LIMIT ${shown}`),
      all: () => this.#cells("FROM temp.result"),
    };
  }

  /** Without the semicolon and the comments behind it: a statement in brackets has none. */
  async #withoutEnd(given: string): Promise<string> {
    const shorter = given.replace(AFTER_STATEMENT, "");
    if (shorter === given) return given;
    // What looks like an end within quotes or a comment leaves them open, and so no statement.
    return this.#prepare(shorter).then(
      () => shorter,
      () => given,
    );
  }

  async #prepare(sql: string): Promise<void> {
    await (await this.#connection.prepare(sql)).close();
  }

  /** Ends whatever runs. The session is over. */
  close(): Promise<void> {
    return this.#database.terminate();
  }

  async #cells(sql: string): Promise<Cell[][]> {
    const table = await this.#connection.query(sql);
    const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
    return Array.from({ length: table.numRows }, (_, row) =>
      columns.map((column) => {
        const value: unknown = column?.get(row);
        return typeof value === "string" ? value : null;
      }),
    );
  }
}

async function bytesOf(url: URL): Promise<Uint8Array> {
  const response = await fetch(url).catch(() => null);
  if (response?.ok !== true)
    throw new Error(
      "The tables could not be loaded. Check the connection and run the query again; if it stays so, the keeper of this site has to publish it again.",
    );
  return new Uint8Array(await response.arrayBuffer());
}
