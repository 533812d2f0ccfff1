import type { DuckDBConnection } from "@duckdb/node-api";
import { tablesRead } from "./reads.ts";
import type { Select } from "./select.ts";

/**
 * Orders SELECTs so that each stands after those it reads; among equals by name, so that the order is always the same.
 * `given` are the tables there already ("raw.source"). Throws, naming file and table, for a table that nobody makes, for
 * two SELECTs that make the same table, and for a circle.
 */
export async function orderSelects(
  connection: DuckDBConnection,
  selects: readonly Select[],
  given: ReadonlySet<string>,
): Promise<Select[]> {
  const byName = new Map<string, Select>();
  for (const select of selects) {
    const other = byName.get(select.name);
    if (other !== undefined)
      throw new Error(`${select.name} is made twice: by ${other.origin} and by ${select.origin}.`);
    byName.set(select.name, select);
  }
  const reads = new Map<string, string[]>();
  for (const select of selects) {
    const tables = await tablesRead(connection, select.sql, select.origin);
    const missing = tables.filter((table) => !byName.has(table) && !given.has(table));
    if (missing.length > 0)
      throw new Error(
        `${select.origin} reads ${missing.join(", ")}, which no file makes and no parser loads.`,
      );
    reads.set(
      select.name,
      tables.filter((table) => byName.has(table)),
    );
  }

  const ordered: Select[] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    if (done.has(name)) return;
    if (way.includes(name)) {
      const circle = [...way.slice(way.indexOf(name)), name];
      const files = circle.slice(0, -1).map((table) => byName.get(table)?.origin ?? table);
      throw new Error(`A circle: ${circle.join(" reads ")} (${files.join(", ")}).`);
    }
    for (const table of reads.get(name) ?? []) visit(table, [...way, name]);
    done.add(name);
    const select = byName.get(name);
    if (select !== undefined) ordered.push(select);
  };
  for (const name of [...byName.keys()].sort()) visit(name, []);
  return ordered;
}
