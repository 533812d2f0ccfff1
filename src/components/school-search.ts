import type { SchoolIndexFile } from "../../pipeline/publish/published.ts";

/** A school that a search found. */
export interface FoundSchool {
  urn: string;
  name: string;
  /** Names it has in other files and letters; null where it has none. */
  otherNames: string | null;
  phase: string | null;
  authority: string | null;
  postcode: string | null;
}

/** An index made ready for searching: words of each school, lower case, without accents or apostrophes. */
export interface SchoolSearch {
  index: SchoolIndexFile;
  otherNames: ReadonlyMap<number, string>;
  words: readonly (readonly string[])[];
}

/** Splits names and queries alike: "St. Anne’s C of E" → st, annes, c, of, e. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Prepares an index; do it once and search it often. */
export function prepareSearch(index: SchoolIndexFile): SchoolSearch {
  const otherNames = new Map(index.other_names);
  const words = index.urn.map((_, at) => [
    ...searchWords(index.name[at] ?? ""),
    ...searchWords(otherNames.get(at) ?? ""),
    ...searchWords(index.authorities[index.authority[at] ?? -1] ?? ""),
    ...postcodeWords(index.postcode[at] ?? null),
  ]);
  return { index, otherNames, words };
}

function postcodeWords(postcode: string | null): string[] {
  return postcode === null ? [] : [postcode.toLowerCase().replace(/\s+/g, ""), ...searchWords(postcode)];
}

/**
 * Schools that fit a query by name (of today or another), authority, postcode or URN, best first. Every word of the query must fit a word
 * of the school: as its beginning, or with one letter wrong, missing, added or swapped (two in words of eight
 * letters and more). A query of digits, with "URN" before them or not, is taken as the
 * beginning of a URN.
 */
export function searchSchools(search: SchoolSearch, query: string, limit: number): FoundSchool[] {
  const wanted = searchWords(query);
  if (wanted.length === 0) return [];
  const { index } = search;
  const digits = /^(?:urn\W*)?(\d{2,})$/i.exec(query.trim())?.[1];
  if (digits !== undefined) {
    return take(search, index.urn.flatMap((urn, at) => (urn.startsWith(digits) ? [at] : [])).slice(0, limit));
  }
  const glued = wanted.join("");
  const scored: { at: number; cost: number }[] = [];
  search.words.forEach((words, at) => {
    let cost = words.includes(glued) ? 0 : fit(wanted, words);
    if (cost === Infinity) return;
    if ((index.name[at] ?? "").toLowerCase().startsWith(query.trim().toLowerCase())) cost -= 1;
    scored.push({ at, cost });
  });
  scored.sort(
    (a, b) =>
      a.cost - b.cost || (index.name[a.at] ?? "").localeCompare(index.name[b.at] ?? "") || a.at - b.at,
  );
  return take(
    search,
    scored.slice(0, limit).map(({ at }) => at),
  );
}

function take({ index, otherNames }: SchoolSearch, positions: readonly number[]): FoundSchool[] {
  return positions.map((at) => ({
    urn: index.urn[at] ?? "",
    name: index.name[at] ?? "",
    otherNames: otherNames.get(at) ?? null,
    phase: index.phases[index.phase[at] ?? -1] ?? null,
    authority: index.authorities[index.authority[at] ?? -1] ?? null,
    postcode: index.postcode[at] ?? null,
  }));
}

/** How badly the query fits: the sum over its words; infinite where one of them does not. */
export function fit(wanted: readonly string[], words: readonly string[]): number {
  let total = 0;
  for (const want of wanted) {
    let best = Infinity;
    for (const word of words) {
      if (word === want) {
        best = 0;
        break;
      }
      if (word.startsWith(want)) best = Math.min(best, 0.5);
      else if (best > 1) best = Math.min(best, typoCost(want, word));
    }
    if (best === Infinity) return Infinity;
    total += best;
  }
  return total;
}

/** 2 for each mistake, or infinite where there are more than the length of the word allows. */
function typoCost(want: string, word: string): number {
  const allowed = want.length >= 8 ? 2 : want.length >= 4 ? 1 : 0;
  if (allowed === 0 || word.length < want.length - allowed) return Infinity;
  // A word still being typed is held against the beginning of the school's.
  const mistakes = Math.min(
    ...[-1, 0, 1].map((more) => mistakesBetween(want, word.slice(0, want.length + more), allowed)),
  );
  return mistakes <= allowed ? 2 * mistakes : Infinity;
}

/** Damerau–Levenshtein distance (neighbours swapped count once); gives up above `most`. */
export function mistakesBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > most) return most + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}
