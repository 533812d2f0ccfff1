import type { Selection } from "./selection.ts";

/** The filters that choose letters; the others choose sentences in them. */
export const LETTER_FILTERS = [
  "phase",
  "prior",
  "region",
  "authority",
  "constituency",
  "delivery",
  "from",
  "to",
  "kind",
] as const satisfies readonly (keyof Selection)[];
export type LetterFilter = (typeof LETTER_FILTERS)[number];

/** Which letters a selection is held against. */
export interface Contrast {
  /** These filters the others need not meet; all other filters on letters they do. */
  filters: readonly LetterFilter[];
  /** Who the others are, after "letters". */
  words: string;
}

/** What tells schools apart comes first: a comparison lets go of as little as it can. */
const CONTRASTS: readonly Contrast[] = [
  {
    filters: ["phase", "prior", "region", "authority", "constituency"],
    words:
      "of the same kinds, deliveries and dates that do not meet the filters on phase, prior grade and place",
  },
  { filters: ["delivery"], words: "of the same kinds and dates with another delivery, or with none said" },
  { filters: ["from", "to"], words: "of the same kinds with other dates" },
  { filters: ["kind"], words: "of other kinds" },
];

/** Everyone else: the letters a selection is held against; null where it has no filter on letters, and there is nobody else. */
export function contrastOf(selection: Selection): Contrast | null {
  return CONTRASTS.find(({ filters }) => filters.some((filter) => selection[filter].length > 0)) ?? null;
}
