import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { DuckDBConnection } from "@duckdb/node-api";

const text = z.string();
const day = z.iso.date();
const span = { from: day.optional(), to: day.optional() };
const place = z.int().positive();

/** One entry a list of data/frameworks.yml; each becomes a table of the schema `ref`. */
const lists = {
  framework: z.strictObject({ framework: text, label: text, ...span }),
  framework_break: z.strictObject({ on: day, label: text }),
  scale: z.strictObject({ scale: text, label: text }),
  grade: z.strictObject({
    scale: text,
    given: text,
    grade: text,
    label: text,
    position: place,
    counts: z.boolean(),
    ...span,
  }),
  area: z.strictObject({ area: text, cell: text, scale: text, label: text, position: place }),
  event: z.strictObject({ event: text, label: text, graded: z.boolean() }),
  event_rule: z.strictObject({ position: place, pattern: text, event: text, ...span }),
  outcome: z.strictObject({ given: text, outcome: text }),
  concern: z.strictObject({ given: text, concern: text, label: text }),
  phase: z.strictObject({ given: text, phase: text, position: place }),
  gias_phase: z.strictObject({ given: text, phase: text }),
  school_type: z.strictObject({ given: text, school_type: text, coarse: text, phase: text.optional() }),
  region: z.strictObject({ given: text, region: text }),
  local_authority: z.strictObject({ given: text, local_authority: text }),
  link_type: z.strictObject({
    link_type: text,
    names: z.enum(["predecessor", "successor"]),
    priority: place,
    closes: z.boolean(),
  }),
  provider_category: z.strictObject({ category: text, label: text, school: z.boolean() }),
  publication_type: z.strictObject({ given: text, kind: text.optional(), event: text }),
  document_event: z.strictObject({ kind: text, event: text, position: place }),
  fact: z.strictObject({ fact: text, label: text }),
} as const;

type ListName = keyof typeof lists;
type Value = string | number | boolean;
type Entry = Readonly<Record<string, Value | undefined>>;

/** The lists of data/frameworks.yml, checked: entries by name of the list. */
export type Reference = ReadonlyMap<ListName, readonly Entry[]>;

const names = Object.keys(lists) as ListName[];
const schema = z.strictObject(
  Object.fromEntries(
    names.map((name): [ListName, z.ZodType<Entry[]>] => [name, z.array(lists[name]).min(1)]),
  ),
);

/** Reads and checks data/frameworks.yml. Throws, naming file, list, entry and field, when one does not fit. */
export function readReference(path: string): Reference {
  const parsed = schema.safeParse(parse(readFileSync(path, "utf8")));
  if (parsed.success) return new Map(names.map((name) => [name, parsed.data[name] ?? []]));
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`${path}: ${issues.join("; ")}`);
}

/** Columns of SQL's own words are named so that they need no quotes. */
const columnNames: Readonly<Record<string, string>> = { from: "from_date", to: "to_date" };

/** Makes the schema `ref`, one table a list. Days are DATE, places INTEGER; a missing field is NULL. */
export async function loadReference(connection: DuckDBConnection, reference: Reference): Promise<void> {
  await connection.run("create schema ref");
  for (const name of names) {
    const shape = Object.entries<z.ZodType>(lists[name].shape);
    const columns = shape.map(([field, type]) => `"${columnNames[field] ?? field}" ${columnType(type)}`);
    const rows = (reference.get(name) ?? []).map(
      (entry) => `(${shape.map(([field]) => literal(entry[field])).join(", ")})`,
    );
    await connection.run(`create table ref.${name} (${columns.join(", ")})`);
    await connection.run(`insert into ref.${name} values ${rows.join(", ")}`);
  }
}

function columnType(field: z.ZodType): string {
  const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
  if (inner === day) return "date";
  if (inner === place) return "integer";
  return inner instanceof z.ZodBoolean ? "boolean" : "varchar";
}

function literal(value: Value | undefined): string {
  if (value === undefined) return "null";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
