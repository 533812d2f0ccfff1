import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { CheckFailed, errorText } from "../errors.ts";

/** A whole number; DuckDB's wide integers arrive as text. */
export const integer = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .pipe(z.number().int());

/** A moment as ISO text in UTC, from DuckDB's "2026-02-28 03:00:00" or text that is ISO already. */
export const moment = z
  .string()
  .transform((text) => text.replace(" ", "T").replace(/(?:\+00)?(?:Z)?$/, text.length > 10 ? "Z" : ""));
export const momentOrNull = moment.nullable();

/**
 * Reads a mart whole, in a fixed order, and holds every row against its schema. Columns the schema does not name
 * are left out; with `z.looseObject` they come along.
 * @param order columns that make the order of rows the same on every machine
 * @throws CheckFailed when the table is missing or a row is not as agreed
 */
export async function readMart<Row extends z.ZodType>(
  connection: DuckDBConnection,
  table: string,
  row: Row,
  order: readonly string[],
): Promise<z.output<Row>[]> {
  const rows = await connection
    .runAndReadAll(
      `select * from ${table} order by ${order.map((column) => `"${column}" nulls first`).join(", ")}`,
    )
    .then((read) => read.getRowObjectsJson())
    .catch((error: unknown) => {
      throw new CheckFailed(
        `${table} cannot be read: ${errorText(error)}. Run "outcomes build" again with this version.`,
      );
    });
  return rows.map((found, index) => {
    const checked = row.safeParse(found);
    if (checked.success) return checked.data;
    const problems = checked.error.issues
      .map(({ path, message }) => `${path.join(".")}: ${message}`)
      .join("; ");
    throw new CheckFailed(`${table}, row ${index + 1} is not as the site needs it: ${problems}.`);
  });
}
