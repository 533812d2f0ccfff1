import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * The tables a SELECT reads, as "schema.table", sorted. Names of its own common table expressions are left out.
 * DuckDB parses it (`json_serialize_sql`). Throws, naming `origin`, when it is not exactly one SELECT or when it names a
 * table without its schema.
 */
export async function tablesRead(
  connection: DuckDBConnection,
  sql: string,
  origin: string,
): Promise<string[]> {
  const result = await connection.runAndReadAll("select json_serialize_sql($sql::varchar)", { sql });
  const json = result.getRows()[0]?.[0];
  const parsed: unknown = JSON.parse(typeof json === "string" ? json : "{}");
  const { error, error_message: message, statements } = parsed as Serialized;
  if (error) throw new Error(`${origin}: not a SELECT that DuckDB can read: ${message ?? "no reason given"}`);
  if (statements.length !== 1)
    throw new Error(`${origin}: holds ${statements.length} statements; one SELECT a file.`);

  const found = new Set<string>();
  const bare = new Set<string>();
  walk(statements[0], new Set(), found, bare);
  if (bare.size > 0)
    throw new Error(`${origin}: reads ${[...bare].join(", ")} without its schema; write schema.table.`);
  return [...found].sort();
}

interface Serialized {
  error: boolean;
  error_message?: string;
  statements: unknown[];
}

/** Walks the serialised tree. A common table expression hides a bare name inside the node it stands in, and below. */
function walk(node: unknown, hidden: ReadonlySet<string>, found: Set<string>, bare: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, hidden, found, bare);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const own = expressions(node);
  const below = own.length > 0 ? new Set([...hidden, ...own]) : hidden;
  if ("type" in node && node.type === "BASE_TABLE" && "table_name" in node && "schema_name" in node) {
    const [schema, table] = [String(node.schema_name), String(node.table_name)];
    if (schema !== "") found.add(`${schema}.${table}`);
    else if (!below.has(table)) bare.add(table);
  }
  for (const value of Object.values(node)) walk(value, below, found, bare);
}

/** Names of the common table expressions that a node of the tree brings. */
function expressions(node: object): string[] {
  const names: string[] = [];
  if ("cte_map" in node) {
    const { map } = node.cte_map as { map: { key: string }[] };
    names.push(...map.map((entry) => entry.key));
  }
  if ("cte_name" in node && typeof node.cte_name === "string") names.push(node.cte_name);
  return names;
}
