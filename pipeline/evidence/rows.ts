import type { DuckDBConnection } from "@duckdb/node-api";
import type { z } from "zod";
import { CheckFailed, errorText } from "../errors.ts";

/**
 * Runs a query and holds each row against its schema.
 * @throws CheckFailed when the database has no such table, or a row is not as agreed
 */
export async function rowsOf<Row extends z.ZodType>(
  connection: DuckDBConnection,
  query: string,
  row: Row,
): Promise<z.output<Row>[]> {
  const read = await connection.runAndReadAll(query).catch((thrown: unknown) => {
    throw new CheckFailed(
      `The database does not hold what evidence needs (${errorText(thrown)}). Run "outcomes build" again with this version.`,
    );
  });
  return read.getRowObjectsJson().map((found) => checkedRow(found, row));
}

/** One row as its schema says. Throws `CheckFailed` naming the columns that are not. */
export function checkedRow<Row extends z.ZodType>(found: unknown, row: Row): z.output<Row> {
  const checked = row.safeParse(found);
  if (checked.success) return checked.data;
  const problems = checked.error.issues
    .map(({ path, message }) => `${path.join(".")}: ${message}`)
    .join("; ");
  throw new CheckFailed(`The database is not as evidence needs it: ${problems}. Run "outcomes build" again.`);
}
