import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders of `pipeline/sql`, which are the schemas their tables go to; checks make no table. */
const folders = ["staging", "core", "themes", "marts", "checks"] as const;

/** One SELECT: what it makes and where it stands. */
export interface Select {
  /** Schema and table: "core.school". A check is "checks.its_name". */
  name: string;
  sql: string;
  /** For messages: the path of the file, or who generated it. */
  origin: string;
  /** The comment at the head: grain, source, caveats. */
  header: string;
  /** Kept as a view ("kind: view" in the header): worked out where it is read, never written to the disk. */
  isView: boolean;
  /** Where it is made part by part: what it reads, the column that tells parts apart, rows a part, and the SELECT of one. */
  parts?: { relation: string; key: string; rows: number; sqlOf: (relation: string) => string };
  /** Statements run before and after it is made. */
  around?: { before: string; after: string };
}

/** A check: its rows are what is wrong. An error stops a build, a warning is shown. */
export interface Check extends Select {
  level: "error" | "warn";
}

export interface SqlFolder {
  tables: Select[];
  checks: Check[];
}

/**
 * Reads the SQL folder: one SELECT a file, each with a comment at its head; a check says "level: error" or "level: warn"
 * there. Throws, naming the file, when the header or the level is missing.
 */
export function readSqlFolder(folder: string): SqlFolder {
  const selects = folders.flatMap((schema) =>
    readdirSync(join(folder, schema))
      .filter((file) => file.endsWith(".sql"))
      .sort()
      .map((file) => readSelect(join(folder, schema, file), `${schema}.${file.slice(0, -".sql".length)}`)),
  );
  const isCheck = (select: Select): boolean => select.name.startsWith("checks.");
  return {
    tables: selects.filter((select) => !isCheck(select)),
    checks: selects.filter(isCheck).map(withLevel),
  };
}

function readSelect(path: string, name: string): Select {
  const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  const header = /^(?:--[^\n]*\n)+/.exec(text)?.[0];
  if (header === undefined)
    throw new Error(`${path}: the header is missing. Begin with "-- " lines: grain, source, caveats.`);
  const sql = text.slice(header.length).trim().replace(/;$/, "");
  const words = header.replaceAll(/^-- ?/gm, "").trim();
  const select = { name, sql, origin: path, header: words, isView: /^kind: view$/m.test(words) };
  const parts = partsOf(select);
  return parts === undefined ? select : { ...select, parts };
}

/** "parts: 100000 rows of staging.mention_key by inspection_id": a table that is made of so many rows at a time. */
function partsOf({ header, sql, origin }: Select): Select["parts"] {
  const said = /^parts:(.*)$/m.exec(header)?.[1];
  if (said === undefined) return undefined;
  const [, rows = "", relation = "", key = ""] = /^ (\d+) rows of (\S+) by (\w+)$/.exec(said) ?? [];
  if (relation === "" || sql.split(relation).length !== 2)
    throw new Error(
      `${origin}: write "-- parts: 100000 rows of schema.table by column", of a table that the SELECT reads in one place.`,
    );
  return { relation, key, rows: Number(rows), sqlOf: (part) => sql.replace(relation, part) };
}

function withLevel(select: Select): Check {
  const level = /^level:\s*(\w+)/m.exec(select.header)?.[1];
  if (level !== "error" && level !== "warn")
    throw new Error(`${select.origin}: say "-- level: error" or "-- level: warn" in the header of a check.`);
  return { ...select, level };
}
