import { fit, searchWords } from "./school-search.ts";

/** Something with a name that can be looked for. */
export interface Named {
  value: string;
  label: string;
}

/**
 * The options a typed text may mean, best first: the very name alone where there is one, else those that every word of
 * the text fits, small misspellings forgiven as for schools.
 */
export function matchingOptions<Option extends Named>(
  options: readonly Option[],
  text: string,
  limit: number,
): Option[] {
  const wanted = searchWords(text);
  if (wanted.length === 0) return [];
  const glued = wanted.join(" ");
  const same = options.filter(({ value, label }) => value === text || searchWords(label).join(" ") === glued);
  if (same.length > 0) return same.slice(0, limit);
  return options
    .map((option) => ({ option, cost: fit(wanted, searchWords(option.label)) }))
    .filter(({ cost }) => cost !== Infinity)
    .sort((a, b) => a.cost - b.cost || (a.option.label < b.option.label ? -1 : 1))
    .slice(0, limit)
    .map(({ option }) => option);
}
