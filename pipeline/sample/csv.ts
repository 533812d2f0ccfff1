/** One line of comma-separated values without its end: quotes only where they are needed, or round all. */
export function csvLine(cells: readonly string[], quoteAll = false): string {
  return cells
    .map((cell) => (quoteAll || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}

/** Lines in pieces of about a thousand, so that a file of any size is written in bounded memory. */
export function* csvChunks(
  rows: Iterable<readonly string[]>,
  { end = "\r\n", quoteAll = false } = {},
): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(csvLine(row, quoteAll) + end);
    if (lines.length === 1000) {
      yield lines.join("");
      lines = [];
    }
  }
  if (lines.length > 0) yield lines.join("");
}
