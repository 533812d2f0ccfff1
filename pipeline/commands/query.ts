import {
  type DuckDBConnection,
  type DuckDBResult,
  DuckDBTimestampTZValue,
  StatementType,
} from "@duckdb/node-api";
import { WrongUse, errorText } from "../errors.ts";

const READING: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/**
 * Runs one statement that only reads, and gives its rows as they come. The connection can touch no other file
 * afterwards, and its settings are locked. Throws `WrongUse` with DuckDB's words, the place in the statement included.
 */
export async function query(connection: DuckDBConnection, statement: string): Promise<DuckDBResult> {
  await connection.run(
    "SET enable_external_access = false; SET enable_progress_bar = false; SET TimeZone = 'UTC'",
  );
  // The client writes moments in the machine's zone, with the offset of this very day, whatever the database is set to.
  DuckDBTimestampTZValue.timezoneOffsetInMinutes = 0;
  await connection.run("SET lock_configuration = true");
  try {
    const statements = await connection.extractStatements(statement);
    if (statements.count !== 1) {
      // DuckDB makes two of a PIVOT that leaves it to the data which columns there are.
      const asked = /\bpivot\b/i.test(statement)
        ? "Name the columns of a PIVOT: PIVOT … ON kind IN ('report_card', 'monitoring_letter') …"
        : "Quote it as one argument.";
      throw new WrongUse(`One statement is run at a time, and here are ${statements.count}. ${asked}`);
    }
    const prepared = await statements.prepare(0);
    if (!READING.has(prepared.statementType)) {
      throw new WrongUse(
        `Only statements that read are run (SELECT, FROM, DESCRIBE, EXPLAIN); this one is ${StatementType[prepared.statementType]}. The database is made by "outcomes build" and changed by nothing else.`,
      );
    }
    return await prepared.stream();
  } catch (thrown) {
    throw thrown instanceof WrongUse ? thrown : sqlError(thrown);
  }
}

/** DuckDB's words on a statement, with the place in it, and where to look. */
export function sqlError(thrown: unknown): WrongUse {
  const words = errorText(thrown).trimEnd();
  // What the library says of a text that holds no statement.
  if (/native callback/i.test(words)) {
    return new WrongUse("There is no statement in what was given. One statement is run at a time.");
  }
  return new WrongUse(`${words}\n\n${hint(words)}`, { cause: thrown });
}

function hint(words: string): string {
  if (/table with name|schema .* does not exist/i.test(words)) {
    return `Tables are listed by: outcomes sql "FROM duckdb_tables() SELECT schema_name, table_name, estimated_size"`;
  }
  if (/referenced column|have a column named/i.test(words))
    return `Columns are listed by: outcomes sql "DESCRIBE core.school"`;
  if (/external access|file system operations/i.test(words)) {
    return "Only the tables of the database can be read here, no files.";
  }
  return "The statement is written in DuckDB's SQL: https://duckdb.org/docs/sql/introduction";
}
