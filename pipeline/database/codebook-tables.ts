import type { DuckDBConnection } from "@duckdb/node-api";
import type { Codebook } from "../themes/codebook.ts";

/** Makes ref.codebook (one row: version) and ref.theme (theme, label, definition, position). Needs the schema `ref`. */
export async function loadCodebookTables(connection: DuckDBConnection, codebook: Codebook): Promise<void> {
  await connection.run("create table ref.codebook as select $version::varchar as version", {
    version: codebook.version,
  });
  await connection.run(
    "create table ref.theme (theme varchar, label varchar, definition varchar, position integer)",
  );
  for (const [index, { id, label, definition }] of codebook.themes.entries()) {
    await connection.run("insert into ref.theme values ($id, $label, $definition, $position)", {
      id,
      label,
      definition,
      position: index + 1,
    });
  }
}
