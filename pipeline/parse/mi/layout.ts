import { RefusedFile } from "../parsed.ts";
import type { Column, ColumnTable, Layout } from "./columns.ts";
import { fold, nearest } from "./fold.ts";

/** A header row understood: which layout it is and which column each cell heads. */
export interface Recognised {
  layout: Layout;
  /** One entry for each header cell; null for a column that is known but not loaded. */
  columns: readonly (Column | null)[];
}

/**
 * Tells the layout of a header row by its columns alone. Throws RefusedFile with every difference from the layout it
 * comes nearest to: unknown columns (each with the nearest known name), missing ones, and columns that stand twice.
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
  if (layout !== null && differences(header, folded, layout).length === 0) {
    return { layout, columns: folded.map((name) => layout.byHeader.get(name) ?? null) };
  }
  throw new RefusedFile(fewestDifferences(header, folded, table));
}

function layoutOf(folded: readonly string[], table: ColumnTable): Layout | null {
  const present = new Set(folded);
  const told = (layout: Layout): boolean =>
    layout.toldBy.some((name) => present.has(name)) && !layout.notToldBy.some((name) => present.has(name));
  return table.layouts.find(told) ?? null;
}

function differences(header: readonly string[], folded: readonly string[], layout: Layout): string[] {
  const unknown: string[] = [];
  const missing = new Set(layout.required);
  const seen = new Map<string, string>();
  const clashes: string[] = [];
  folded.forEach((name, index) => {
    const column = layout.byHeader.get(name);
    const printed = header[index] ?? "";
    if (column === undefined) unknown.push(printed);
    else if (column !== null) {
      missing.delete(column.name);
      const other = seen.get(column.name);
      if (other !== undefined)
        clashes.push(`columns "${other}" and "${printed}" mean the same (${column.name})`);
      seen.set(column.name, printed);
    }
  });
  const absent = layout.columns.filter((column) => missing.has(column.name));
  const candidates = [...absent, ...layout.columns].flatMap((column) => column.headers);
  return [
    ...unknown.map((name) => unknownReason(name, candidates)),
    ...absent.map((column) => `missing column "${column.headers.join('" or "')}" (${column.name})`),
    ...clashes,
  ];
}

function unknownReason(name: string, candidates: readonly string[]): string {
  if (name.trim() === "") return "a column without a header";
  const near = nearest(name, candidates);
  return near === null ? `unknown column "${name}"` : `unknown column "${name}" (nearest known: "${near}")`;
}

function fewestDifferences(
  header: readonly string[],
  folded: readonly string[],
  table: ColumnTable,
): string[] {
  let best: { layout: Layout; list: string[] } | null = null;
  for (const layout of table.layouts) {
    const list = differences(header, folded, layout);
    if (list.length > 0 && (best === null || list.length < best.list.length)) best = { layout, list };
  }
  const compared = best === null ? "no known layout" : `the layout "${best.layout.label}"`;
  return [
    `the columns are not those of ${compared}; if Ofsted changed them, add the new names to data/mi-columns.yml`,
    ...(best?.list ?? []),
  ];
}
