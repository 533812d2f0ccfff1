import type { DuckDBConnection } from "@duckdb/node-api";
import { errorText } from "../errors.ts";
import { orderSelects } from "./order.ts";
import type { Select } from "./select.ts";

/**
 * Makes the tables of `selects`, each after those it reads, on top of the tables that are there already.
 * `step` hears the name of each as it begins. Runs in the caller's transaction. Throws, naming the file, when one fails.
 */
export async function makeTables(
  connection: DuckDBConnection,
  selects: readonly Select[],
  step: (name: string) => void = () => undefined,
): Promise<void> {
  const given = await tablesThere(connection);
  const ordered = await orderSelects(connection, selects, given);
  for (const schema of new Set(ordered.map(({ name }) => name.slice(0, name.indexOf(".")))))
    await connection.run(`create schema if not exists ${schema}`);
  for (const select of ordered) {
    step(select.name);
    try {
      if (select.around !== undefined) await connection.run(select.around.before);
      if (select.parts === undefined) {
        const kind = select.isView ? "view" : "table";
        await connection.run(`create ${kind} ${select.name} as ${select.sql}`);
      } else await makeInParts(connection, select.name, select.parts);
      if (select.around !== undefined) await connection.run(select.around.after);
    } catch (thrown) {
      throw new Error(`${select.origin}: ${errorText(thrown)}`, { cause: thrown });
    }
  }
}

/** Makes a table by so many rows of what it reads at a time, so that the memory it takes does not go by their number. */
async function makeInParts(
  connection: DuckDBConnection,
  name: string,
  { relation, key, rows, sqlOf }: NonNullable<Select["parts"]>,
): Promise<void> {
  const counted = await connection.runAndReadAll(`select count(*) from ${relation}`);
  const parts = Math.max(1, Math.ceil(Number(counted.getRows()[0]?.[0] ?? 0) / rows));
  for (let part = 0; part < parts; part += 1) {
    const sql = sqlOf(`(select * from ${relation} where hash(${key}) % ${parts} = ${part})`);
    await connection.run(part === 0 ? `create table ${name} as ${sql}` : `insert into ${name} ${sql}`);
  }
}

/** Runs `work` in one transaction: all of it stands, or nothing. */
export async function inTransaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run("begin transaction");
  try {
    const result = await work();
    await connection.run("commit");
    return result;
  } catch (thrown) {
    await connection.run("rollback").catch(() => undefined);
    throw thrown;
  }
}

async function tablesThere(connection: DuckDBConnection): Promise<Set<string>> {
  const result = await connection.runAndReadAll(
    "select table_schema || '.' || table_name from information_schema.tables where table_catalog = current_database()",
  );
  return new Set(result.getRows().map((row) => String(row[0])));
}
