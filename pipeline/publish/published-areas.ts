/** The files under `published/site/areas/`: one page's data for each local authority and constituency. */

export const AREA_KINDS = ["local_authority", "constituency"] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** areas/index.json: every area that has a page. */
export interface AreaIndexFile {
  areas: readonly { kind: AreaKind; name: string; region: string | null; file: string; schools: number }[];
}

/** Whose figures stand beside each other, in this order: the area, its region, England. */
export interface AreaFile {
  kind: AreaKind;
  name: string;
  region: string | null;
  /** Schools that no file tells to have closed, by name. */
  schools: readonly AreaSchool[];
  /** How many are left out of the list because a file tells that they closed. */
  closed_schools: number;
  places: readonly string[];
  outcomes: readonly AreaOutcome[];
  reportCards: readonly AreaReportCard[];
  /** Letters about each of `places`. */
  letters: readonly number[];
  themes: readonly AreaTheme[];
  quotations: readonly AreaQuotation[];
}

/** A school with its latest graded outcome; what is not known is left out. Dates are ISO. */
export interface AreaSchool {
  urn: string;
  name?: string;
  phase?: string;
  scale?: string;
  grade?: string;
  grade_label?: string;
  graded_on?: string;
  grade_from?: string;
  as_at?: string;
}

/** Schools of one of `places` with one outcome at one day. */
export interface AreaOutcome {
  place: string;
  /** ISO date. */
  as_at: string;
  /** "1" to "4", "not_judged" or "report_card". */
  grade: string;
  schools: number;
  denominator: number;
}

/** Report cards of one of `places` with one grade in one evaluation area. */
export interface AreaReportCard {
  place: string;
  area: string;
  label: string;
  grade: string;
  report_cards: number;
  denominator: number;
}

/** Letters about each of `places` that raise a theme. */
export interface AreaTheme {
  theme: string;
  label: string;
  /** In the order of `places`. */
  letters: readonly number[];
  strength: readonly number[];
  concern: readonly number[];
}

/** A sentence of a letter about the area, chosen by the rule in marts.area_quotation. */
export interface AreaQuotation {
  theme: string;
  label: string;
  side: string;
  text: string;
  page: number;
  document_kind: string;
  title: string;
  urn?: string;
  school_name?: string;
  date?: string;
  url?: string;
}
