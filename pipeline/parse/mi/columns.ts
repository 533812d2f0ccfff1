import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { fold } from "./fold.ts";

const headers = z.array(z.string().min(1)).min(1);

const checkSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text") }),
  z.strictObject({ kind: z.literal("digits"), from: z.int(), to: z.int() }),
  z.strictObject({ kind: z.literal("date"), from: z.string(), to: z.string() }),
  z.strictObject({ kind: z.literal("integer"), from: z.int(), to: z.int() }),
  z.strictObject({
    kind: z.literal("one_of"),
    keep_empty: z.boolean().default(false),
    values: z.array(z.string()).min(1),
  }),
]);

const tableSchema = z.strictObject({
  data_sheets: headers,
  checks: z.record(z.string(), checkSchema),
  blocks: z.record(z.string(), z.record(z.string(), z.strictObject({ check: z.string(), headers }))),
  not_loaded_of_event: headers,
  layouts: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      seen: z.string(),
      table: z.enum(["mi_latest", "mi_inspection"]),
      told_by: headers,
      not_told_by: headers.default([]),
      blocks: z.array(z.strictObject({ block: z.string(), prefix: z.string().default("") })),
      required: z.union([z.literal("all"), z.array(z.string())]),
      optional: z.array(z.string()).default([]),
      not_loaded: headers.default([]),
    }),
  ),
});

/** What a value of a column may be; see `checks` in data/mi-columns.yml. */
export type Check = z.infer<typeof checkSchema>;

/** A column that a layout may have: its name in the database, its check and the headers it is known under. */
export interface Column {
  name: string;
  check: Check;
  headers: readonly string[];
}

/** One layout of an MI file or sheet, ready for comparing with a header row. */
export interface Layout {
  id: string;
  label: string;
  table: "mi_latest" | "mi_inspection";
  columns: readonly Column[];
  /** Folded header → its column; null for a column that is known but not loaded. */
  byHeader: ReadonlyMap<string, Column | null>;
  required: ReadonlySet<string>;
  toldBy: readonly string[];
  notToldBy: readonly string[];
}

/** The reviewed table of data/mi-columns.yml. */
export interface ColumnTable {
  layouts: readonly Layout[];
  /** Folded names of workbook sheets that must hold data. */
  dataSheets: ReadonlySet<string>;
  /** Every header of every layout: folded → as written in the table. */
  knownHeaders: ReadonlyMap<string, string>;
}

let loaded: ColumnTable | null = null;

/** data/mi-columns.yml, read once. Throws an Error that names the faulty entry when the table contradicts itself. */
export function columnTable(): ColumnTable {
  loaded ??= readColumnTable(readFileSync(new URL("../../../data/mi-columns.yml", import.meta.url), "utf8"));
  return loaded;
}

/** The text of a column table → the table, every reference in it checked. */
export function readColumnTable(yaml: string): ColumnTable {
  const table = tableSchema.parse(parse(yaml));
  const layouts = table.layouts.map((layout): Layout => {
    const columns = layout.blocks.flatMap(({ block, prefix }) => {
      const entries = Object.entries(table.blocks[block] ?? fail(`layout ${layout.id}: no block "${block}"`));
      return entries.map(([name, column]): Column => {
        const check =
          table.checks[column.check] ?? fail(`block ${block}, ${name}: no check "${column.check}"`);
        return { name: `${prefix}${name}`, check, headers: column.headers };
      });
    });
    const names = new Set(columns.map((column) => column.name));
    if (names.size !== columns.length) fail(`layout ${layout.id}: two columns of one name`);
    for (const name of [...layout.optional, ...(layout.required === "all" ? [] : layout.required)]) {
      if (!names.has(name)) fail(`layout ${layout.id}: no column "${name}"`);
    }
    const required = layout.required === "all" ? [...names] : layout.required;
    return {
      id: layout.id,
      label: layout.label,
      table: layout.table,
      columns,
      byHeader: byHeader(layout.id, columns, layout.not_loaded),
      required: new Set(required.filter((name) => !layout.optional.includes(name))),
      toldBy: layout.told_by.map(fold),
      notToldBy: layout.not_told_by.map(fold),
    };
  });
  return {
    layouts,
    dataSheets: new Set(table.data_sheets.map(fold)),
    knownHeaders: new Map(
      layouts.flatMap((layout) =>
        layout.columns.flatMap(({ headers }) => headers.map((name) => [fold(name), name])),
      ),
    ),
  };
}

function byHeader(
  id: string,
  columns: readonly Column[],
  notLoaded: readonly string[],
): Map<string, Column | null> {
  const map = new Map<string, Column | null>();
  for (const column of columns) {
    for (const header of column.headers) {
      if (map.has(fold(header))) fail(`layout ${id}: "${header}" stands for two columns`);
      map.set(fold(header), column);
    }
  }
  for (const header of notLoaded) {
    if (!map.has(fold(header))) map.set(fold(header), null);
  }
  return map;
}

function fail(reason: string): never {
  throw new Error(`data/mi-columns.yml: ${reason}`);
}
