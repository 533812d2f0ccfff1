import { RefusedFile } from "../parsed.ts";
import type { Column, ColumnTable, Layout } from "./columns.ts";
import { fold, nearest } from "./fold.ts";

/** Unknown columns named one by one; a table with more is another table altogether. */
const mostNamed = 50;

/** A header row understood: which layout it is and which column each cell heads. */
export interface Recognised {
  layout: Layout;
  /** One entry for each header cell; null for a column that is known but not loaded. */
  columns: readonly (Column | null)[];
}

/**
 * Tells the layout of a header row by its columns alone. Throws RefusedFile with every difference from the layout with
 * the fewest of them (of equals the one that its columns tell): unknown columns (each with the nearest known name), missing ones, and columns that stand twice.
 */
export function recogniseLayout(header: readonly string[], table: ColumnTable): Recognised {
  const folded = header.map(fold);
  const doubled = [...new Set(folded.filter((name, index) => name !== "" && folded.indexOf(name) !== index))];
  if (doubled.length > 0) {
    throw new RefusedFile(
      doubled.map((name) => `column "${header[folded.indexOf(name)] ?? name}" stands twice`),
    );
  }
  const layout = layoutOf(folded, table);
  if (layout !== null && count(differencesFrom(layout, header, folded)) === 0) {
    return { layout, columns: folded.map((name) => layout.byHeader.get(name) ?? null) };
  }
  const compared = [...(layout === null ? [] : [layout]), ...table.layouts]
    .map((other) => differencesFrom(other, header, folded))
    .filter((differences) => count(differences) > 0)
    .reduce((best, one) => (count(one) < count(best) ? one : best));
  throw new RefusedFile(reasonsOf(compared));
}

function layoutOf(folded: readonly string[], table: ColumnTable): Layout | null {
  const present = new Set(folded);
  const told = (layout: Layout): boolean =>
    layout.toldBy.some((name) => present.has(name)) && !layout.notToldBy.some((name) => present.has(name));
  return table.layouts.find(told) ?? null;
}

/** How a header row differs from one layout. */
interface Differences {
  layout: Layout;
  unknown: readonly string[];
  missing: readonly Column[];
  clashes: readonly string[];
}

function count({ unknown, missing, clashes }: Differences): number {
  return unknown.length + missing.length + clashes.length;
}

function differencesFrom(layout: Layout, header: readonly string[], folded: readonly string[]): Differences {
  const unknown: string[] = [];
  const missing = new Set(layout.required);
  const seen = new Map<string, string>();
  const clashes: string[] = [];
  folded.forEach((name, index) => {
    const column = layout.byHeader.get(name);
    const printed = (header[index] ?? "").trim();
    if (column === undefined) unknown.push(printed);
    else if (column !== null) {
      missing.delete(column.name);
      const other = seen.get(column.name);
      if (other !== undefined)
        clashes.push(`columns "${other}" and "${printed}" mean the same (${column.name})`);
      seen.set(column.name, printed);
    }
  });
  return { layout, unknown, missing: layout.columns.filter(({ name }) => missing.has(name)), clashes };
}

function reasonsOf({ layout, unknown, missing, clashes }: Differences): string[] {
  const candidates = [...missing, ...layout.columns].flatMap((column) => column.headers);
  return [
    `the columns are not those of the layout "${layout.label}", the nearest known one; ` +
      "if Ofsted changed them, add the new names to data/mi-columns.yml",
    ...unknown.slice(0, mostNamed).map((name) => unknownReason(name, candidates)),
    ...(unknown.length > mostNamed ? [`and ${unknown.length - mostNamed} more unknown columns`] : []),
    ...missing.map((column) => `missing column "${column.headers.join('" or "')}" (${column.name})`),
    ...clashes,
  ];
}

function unknownReason(name: string, candidates: readonly string[]): string {
  if (name === "") return "a column without a header";
  const near = nearest(name, candidates);
  const shown = name.length > 200 ? `${name.slice(0, 200)}…` : name;
  return near === null ? `unknown column "${shown}"` : `unknown column "${shown}" (nearest known: "${near}")`;
}
