/**
 * The files under `published/site/school-grades/`: what each school is, and the spells in which it held a grade, so that
 * the page can count the months of any choice of schools by itself. An index, and one part a region.
 */

/** What schools can be chosen by; each a list of codes in `GradePart.schools`. */
export const SCHOOL_FILTERS = [
  "region",
  "authority",
  "constituency",
  "type",
  "trust",
  "faith",
  "idaci",
] as const;
export type SchoolFilter = (typeof SCHOOL_FILTERS)[number];

/** What a graded inspection leaves a school with; positions are the codes of spells. */
export const STATES = ["1", "2", "3", "4", "not_judged", "report_card"] as const;

/** What the graded inspection before left it with; positions are the codes of spells and inspections. */
export const PRIORS = ["1", "2", "3", "4", "not_judged", "report_card", "none", "not_known"] as const;

/** Which readings a spell counts in: positions are its codes. */
export const READINGS = [["own_urn", "with_predecessor"], ["own_urn"], ["with_predecessor"]] as const;

/** Months are counted from this one: the first whose end the outcomes look at. */
export const FIRST_MONTH = "2005-09";

/** school-grades/index.json: what can be chosen, and which parts hold it. */
export interface GradeIndexFile {
  /** Schools in all parts. */
  schools: number;
  /** What each filter may be; positions are the codes in the parts. */
  values: Readonly<Record<SchoolFilter, readonly string[]>>;
  /** Of how many schools each is known. */
  known: Readonly<Record<SchoolFilter, number>>;
  /** The group of each of `values.type` ("Academy"), null where it is in none. */
  typeGroups: readonly (string | null)[];
  phases: readonly string[];
  events: readonly { event: string; label: string }[];
  parts: readonly GradePartEntry[];
}

export interface GradePartEntry {
  /** Its name under `school-grades/`. */
  file: string;
  /** Position in `values.region`; -1 for schools whose region is not known. */
  region: number;
  schools: number;
  bytes: number;
  /** Positions in `values` of the authorities and constituencies in it. */
  authorities: readonly number[];
  constituencies: readonly number[];
}

/** One part: schools column by column, and what happened to them. Codes are positions; -1 says not known. */
export interface GradePart {
  schools: Readonly<Record<SchoolFilter | "phase", readonly number[]>>;
  spells: {
    /** Spells of each school, in the order of schools; the spells themselves stand one after the other. */
    count: readonly number[];
    /** First month at whose end the spell counts, from `FIRST_MONTH`. */
    from: readonly number[];
    /** First month at whose end it counts no more; -1: it still does. */
    to: readonly number[];
    /** Code in `STATES`, `PRIORS` and `READINGS`. */
    state: readonly number[];
    prior: readonly number[];
    reading: readonly number[];
  };
  inspections: {
    count: readonly number[];
    /** Month it began, from `FIRST_MONTH`; before it where negative. */
    month: readonly number[];
    /** Code in `GradeIndexFile.events` and `PRIORS`. */
    event: readonly number[];
    prior: readonly number[];
  };
}

/** "2019-08-31" → months since `FIRST_MONTH`. */
export function monthsFrom(iso: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(iso) - months(FIRST_MONTH);
}
