/** A header or sheet name as it is compared: case, runs of white space, typographic dashes and apostrophes folded. */
export function fold(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212\u0096]/g, "-")
    .replace(/[\u2018\u2019\u0092]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/**
 * The candidate nearest to `word` by edit distance, or null where none shares at least half of its letters with it:
 * a far-fetched suggestion helps nobody.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const folded = fold(word).slice(0, 200);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const other = fold(candidate);
    // The distance is never less than the difference in length.
    const allowed = Math.min(bestDistance - 1, Math.max(folded.length, other.length) / 2);
    if (Math.abs(folded.length - other.length) > allowed) continue;
    const distance = editDistance(folded, other);
    if (distance <= allowed) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance: the fewest letters to put in, take out or change to make one of the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
