/** Why a query gave no rows, for people: what is wrong, where in the query, and what may help. */
export interface QueryFault {
  words: string;
  /** Line of the query, from 1; null where DuckDB names none. */
  line: number | null;
  /** The line as DuckDB shows it with a mark under the place, null where it shows none. */
  excerpt: string | null;
  hint: string;
}

const PLACE = /^LINE (\d+): (.*)\n(\s*)\^/m;

/** DuckDB's words on a query taken apart. `tables` are those that can be read. */
export function faultOf(message: string, tables: readonly string[]): QueryFault {
  const place = PLACE.exec(message);
  const [, line, text = "", spaces = ""] = place ?? [];
  // DuckDB indents the mark by what it writes before the line.
  const before = `LINE ${line ?? ""}: `.length;
  return {
    words: message
      .replace(/\n*^LINE \d+: [\s\S]*$/m, "")
      .replace(/^(?:Error: )+/, "")
      .trim(),
    line: line === undefined ? null : Number(line),
    excerpt: place === null ? null : `${text}\n${" ".repeat(Math.max(0, spaces.length - before))}^`,
    hint: hint(message, tables),
  };
}

function hint(message: string, tables: readonly string[]): string {
  if (/cannot prepare multiple statements/i.test(message))
    return "One query is run at a time: take the others out, or put them into one with UNION ALL. PIVOT wants its values written out: ON column IN (…).";
  if (/no statement|empty query/i.test(message)) return "Write a query, or press one of the examples.";
  if (/table with name|does not exist because schema/i.test(message))
    return `The tables are: ${tables.join(", ")}.`;
  if (/referenced column|column .* not found|candidate bindings/i.test(message))
    return "The columns of each table stand below, under “Tables and columns”. Text is quoted with ' and not with \".";
  if (/must appear in the GROUP BY/i.test(message))
    return "GROUP BY ALL groups by every column that is not counted or summed.";
  if (/no function matches|scalar function with name|aggregate function/i.test(message))
    return "Functions are DuckDB’s; those of its extensions are not here. A value can be turned into another type with ::DATE, ::INTEGER or ::VARCHAR.";
  if (/external access|file system operations|extension|permission/i.test(message))
    return "Only the tables of this page can be read: no files, no addresses, no extensions.";
  if (/out of memory|memory limit/i.test(message))
    return "The query needs more memory than a page may use: filter or group first, and avoid joining every row with every other.";
  if (/read-only|cannot execute statement|lock_configuration|locked/i.test(message))
    return "Queries that give rows are run: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, PIVOT.";
  return "The query is written in DuckDB’s SQL. Try one of the examples and change it.";
}
