import { join, resolve } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { errorText, OutsideFailed, WrongUse } from "../errors.ts";
import { openForReading } from "../database/connection.ts";

/** How much went over. */
export interface Copied {
  tables: number;
  rows: number;
}

/**
 * Copies every table of core and marts into another database, in one transaction: what reads it sees the old tables or the
 * new. Tables of other names stay. The database of the data folder is only read.
 * @param target a DuckDB file, made where there is none, or `md:NAME` for MotherDuck, whose extension the user has to have
 *   installed for DuckDB (this program fetches none) and whose token DuckDB reads from the environment
 * @throws WrongUse without a database, for a target that names none or is the data folder's own, OutsideFailed when the target can not be reached or written
 */
export async function copyToDatabase(dataDir: string, target: string): Promise<Copied> {
  const path = join(dataDir, "outcomes.duckdb");
  (await openForReading(path)).close();
  if (target.trim() === "" || target === ":memory:")
    throw new WrongUse(`--database "${target}" names no database; allowed is a DuckDB file, or md:NAME.`);
  if (resolve(target) === resolve(path))
    throw new WrongUse(`--database ${target} is the database of the data folder itself.`);
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(`attach ${quoted(path, "'")} as collection (read_only)`);
    const warehouse = await attached(connection, target);
    return await copied(connection, warehouse);
  } catch (thrown) {
    throw new OutsideFailed(
      `The tables could not be copied to ${target}: ${errorText(thrown)}. What was there stays. For MotherDuck run INSTALL motherduck in DuckDB once, and set motherduck_token.`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Attaches the target; the name it then has. */
async function attached(connection: DuckDBConnection, target: string): Promise<string> {
  if (!target.startsWith("md:")) {
    await connection.run(`attach ${quoted(target, "'")} as warehouse`);
    return "warehouse";
  }
  const name = quoted(target.slice("md:".length), '"');
  await connection.run("load motherduck");
  await connection.run("attach 'md:'");
  await connection.run(`create database if not exists ${name}`);
  return name;
}

async function copied(connection: DuckDBConnection, warehouse: string): Promise<Copied> {
  const listed = await connection.runAndReadAll(
    `select schema_name, table_name from duckdb_tables()
     where database_name = 'collection' and schema_name in ('core', 'marts') order by all`,
  );
  let rows = 0;
  await connection.run("begin transaction");
  for (const schema of ["core", "marts"])
    await connection.run(`create schema if not exists ${warehouse}.${schema}`);
  for (const [schema, table] of listed.getRows()) {
    const name = `${String(schema)}.${String(table)}`;
    const made = await connection.runAndReadAll(
      `create or replace table ${warehouse}.${name} as from collection.${name}`,
    );
    rows += Number(made.getRows()[0]?.[0] ?? 0);
  }
  await connection.run("commit");
  return { tables: listed.getRows().length, rows };
}

function quoted(text: string, mark: string): string {
  return `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;
}
