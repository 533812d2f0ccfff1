import { finder, type Findable } from "./finder.ts";
import { type FoundSchool, type SchoolSearch, searchSchools } from "./school-search.ts";

export interface SchoolFinderOptions {
  /** Fetches and prepares the index when the reader first needs it. */
  load: () => Promise<SchoolSearch>;
  choose: (school: FoundSchool) => void;
}

/** A finder of schools by name, authority, postcode or URN. */
export function schoolFinder({ load, choose }: SchoolFinderOptions): HTMLElement {
  return finder<FoundSchool & Findable>({
    id: "school",
    label: "Find a school",
    hint: "Name, also an older one, authority, postcode or URN. Small misspellings are forgiven.",
    search: async (query, limit) =>
      searchSchools(await load(), query, limit).map((school) => ({ ...school, about: aboutWords(school) })),
    choose,
    none: (query) => `No school fits “${query}”. Try fewer letters, the postcode or the URN.`,
  });
}

function aboutWords({ otherNames, phase, authority, postcode, urn }: FoundSchool): string {
  const named = otherNames === null ? null : `also named ${otherNames}`;
  return [phase, authority, postcode, `URN ${urn}`, named].filter((part) => part !== null).join(" · ");
}
