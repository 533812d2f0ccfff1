import { join } from "node:path";
import { openForReading } from "../database/connection.ts";
import { WrongUse } from "../errors.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { query } from "./query.ts";
import { formats, writeResult } from "./result.ts";

export interface SqlFlags {
  format: string;
}

/** `outcomes sql "SELECT …"`: one read-only statement on the database, its rows as table, csv or json. */
export async function sql(
  statement: string,
  flags: SqlFlags,
  { settings, terminal }: CommandWorld,
): Promise<ExitCode> {
  const format = formats.find((known) => known === flags.format);
  if (format === undefined) {
    throw new WrongUse(`--format is "${flags.format}"; allowed is ${formats.join(", ")}.`);
  }
  const database = await openForReading(join(settings.data, "outcomes.duckdb"));
  try {
    const rows = await writeResult(await query(database.connection, statement), format, (text) =>
      terminal.write(text),
    );
    if (format === "table") terminal.note(counted(rows, "row"));
  } finally {
    database.close();
  }
  return 0;
}
