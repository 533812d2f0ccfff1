import { fold } from "./fold.ts";

/** Rows looked through for the header: real files have up to four title rows before it. */
export const headerSearchRows = 30;

/** True for the row that holds `URN` and at least two more known headers, so that a note on URNs is not taken for it. */
export function isHeader(cells: readonly string[], known: ReadonlyMap<string, string>): boolean {
  const { hasUrn, others } = count(cells, known);
  return hasUrn && others >= 2;
}

/** True for a row that must have been the header before its URN column was renamed or taken out. */
export function isHeaderWithoutUrn(cells: readonly string[], known: ReadonlyMap<string, string>): boolean {
  const { hasUrn, others } = count(cells, known);
  return !hasUrn && others >= 3;
}

function count(
  cells: readonly string[],
  known: ReadonlyMap<string, string>,
): { hasUrn: boolean; others: number } {
  let hasUrn = false;
  let others = 0;
  for (const cell of cells) {
    const name = fold(cell);
    if (name === "urn") hasUrn = true;
    else if (known.has(name)) others += 1;
  }
  return { hasUrn, others };
}
