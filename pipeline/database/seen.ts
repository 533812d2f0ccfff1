import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * What the last good build tagged, as schema `seen`: text_theme and text_stance, views on that database when it was made
 * under the same codebook, else empty tables of the same columns. With it only texts that are new are tagged.
 */
export class Seen {
  readonly #connection: DuckDBConnection;
  /** The last good database is attached, as `last_build`. */
  readonly attached: boolean;
  /** It was tagged under the codebook of this build. */
  readonly sameCodebook: boolean;

  private constructor(connection: DuckDBConnection, attached: boolean, sameCodebook: boolean) {
    this.#connection = connection;
    this.attached = attached;
    this.sameCodebook = attached && sameCodebook;
  }

  /** Attaches the database at `path` read-only; null stands for "none". To be called outside a transaction. */
  static async attach(connection: DuckDBConnection, path: string | null, sameCodebook = true): Promise<Seen> {
    if (path !== null)
      await connection.run(`attach '${path.replaceAll("'", "''")}' as last_build (read_only)`);
    return new Seen(connection, path !== null, sameCodebook);
  }

  async makeTables(): Promise<void> {
    await this.#connection.run("create schema seen");
    const columns = "rule varchar, matched varchar, match_start integer, match_end integer";
    if (this.sameCodebook) {
      await this.#connection.run("create view seen.text_theme as from last_build.themes.tagged_theme");
      await this.#connection.run("create view seen.text_stance as from last_build.themes.tagged_stance");
    } else {
      await this.#connection.run(`create table seen.text_theme (text_id varchar, theme varchar, ${columns})`);
      await this.#connection.run(
        `create table seen.text_stance (text_id varchar, stance varchar, ${columns})`,
      );
    }
  }

  /** Takes the schema away again: a database stands on its own. */
  async dropTables(): Promise<void> {
    await this.#connection.run("drop schema seen cascade");
  }

  async detach(): Promise<void> {
    if (this.attached) await this.#connection.run("detach last_build");
  }
}
