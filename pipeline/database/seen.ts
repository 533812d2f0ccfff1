import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * What the last good build tagged, as schema `seen`: text_theme and text_stance, views on that database when it was made
 * under the same codebook, else empty tables of the same columns. With it only texts that are new are tagged.
 */
export class Seen {
  readonly #connection: DuckDBConnection;
  readonly #attached: boolean;

  private constructor(connection: DuckDBConnection, attached: boolean) {
    this.#connection = connection;
    this.#attached = attached;
  }

  /** Attaches the database at `path` read-only; null stands for "none that fits". To be called outside a transaction. */
  static async attach(connection: DuckDBConnection, path: string | null): Promise<Seen> {
    if (path !== null)
      await connection.run(`attach '${path.replaceAll("'", "''")}' as last_build (read_only)`);
    return new Seen(connection, path !== null);
  }

  async makeTables(): Promise<void> {
    await this.#connection.run("create schema seen");
    const columns = "rule varchar, matched varchar, match_start integer, match_end integer";
    if (this.#attached) {
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
    if (this.#attached) await this.#connection.run("detach last_build");
  }
}
