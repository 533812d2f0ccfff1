/**
 * The files under `published/site/`, as the pages read them. Counts only: a share and its 95 % interval follow
 * from n and its denominator, and the page works them out with the very formula of the database.
 */

import type { HomeChanges } from "./published-changes.ts";
import type { ReportCardsFile } from "./published-report-cards.ts";

/** Which build this is. Dates are ISO, null where nothing of the kind is here. */
export interface BuildInfo {
  /** The build of the database, by which the figures are cited: its downloads stand at downloads/<build>/. */
  build_id: string;
  /** First 12 hex of the SHA-256 of everything else that was published: another where the same build was published anew. */
  site_id: string;
  version: string;
  /** The newest day Ofsted's management information stands for. */
  as_at: string | null;
  /** The newest day the register of schools stands for. */
  register_as_at: string | null;
  /** The newest day of a letter or report: of its publication, else of itself or of what it is about. */
  letters_to: string | null;
  /** True where any school has a URN of the fictional sample (900001 and up). */
  is_sample: boolean;
  schools: number;
  inspections: number;
  documents: number;
}

/** What has been collected of one kind, and how fresh it is. Dates are ISO. */
export interface Freshness {
  kind: string;
  objects: number;
  latest_as_at: string | null;
  latest_retrieved_at: string | null;
  rows_read: number;
  rows_refused: number;
  files_refused: number;
}

/** A day on which grades came to mean something else: figures on either side are not like for like. */
export interface FrameworkBreak {
  /** ISO date. */
  date: string;
  label: string;
}

/** Grades of schools as they stood at the end of each month; one series for each phase, reading, scale and grade. */
export interface OutcomeSeries {
  phase: string;
  reading: string;
  scale: string;
  grade: string;
  grade_label: string;
  /** Schools with this grade, one number for each of `OutcomesFile.months`; null where that month has no figures. */
  schools: readonly (number | null)[];
  /** Schools of the phase whose latest outcome is known, on whatever scale. */
  denominator: readonly (number | null)[];
}

export interface OutcomesFile {
  /** Month ends, ISO dates, ascending. */
  months: readonly string[];
  series: readonly OutcomeSeries[];
  /** Of all schools that count at the newest month's end; absent where schools were chosen. */
  unlisted?: Unlisted;
}

/** Schools that no file of the newest month names: they count with what an older file told of them. */
export interface Unlisted {
  schools: number;
  /** All schools that count then, these too. */
  of: number;
  /** The day of the oldest file that is the newest of one of them; null where there are none. */
  oldest: string | null;
}

/** Letters that carry each theme, for one kind of letter, phase and prior grade. */
export interface ThemeCell {
  document_kind: string;
  phase: string;
  prior_grade: string;
  denominator: number;
  /** One count for each of `ThemesFile.themes`. */
  letters: readonly number[];
}

export interface ThemesFile {
  themes: readonly string[];
  /** The codebook's label of each of `themes`. */
  labels: readonly string[];
  cells: readonly ThemeCell[];
}

/** Inspections of one phase and kind that began in each month. */
export interface InspectionSeries {
  phase: string;
  event: string;
  event_label: string;
  /** One number for each of `InspectionsFile.months`. */
  inspections: readonly number[];
}

export interface InspectionsFile {
  /** First days of months, ISO, ascending, none left out. */
  months: readonly string[];
  series: readonly InspectionSeries[];
}

/** What the status page says of the database the site was published from. */
export interface StatusFile {
  database: { build_id: string; codebook_version: string };
  freshness: readonly Freshness[];
  /** What was not taken, and why, most first. */
  refused: readonly {
    kind: string;
    scope: string;
    column_name: string | null;
    reason: string;
    files: number;
    refused: number;
  }[];
  /** Every check and the rows it found; none is good. */
  checks: readonly {
    name: string;
    level: "error" | "warn";
    asks: string;
    rows: number;
    examples: readonly string[];
    /** Why a person let it pass when this database was made; null where nobody did. */
    accepted: string | null;
  }[];
}

/** Everything the landing page draws, in one request. */
export interface HomeFile {
  build: BuildInfo;
  freshness: readonly Freshness[];
  breaks: readonly FrameworkBreak[];
  outcomes: OutcomesFile;
  themes: ThemesFile;
  changes: HomeChanges;
  /** Of all phases together: the five grades by evaluation area. */
  reportCards: Pick<ReportCardsFile, "cells" | "from" | "to">;
  /** Of all phases together. */
  inspections: InspectionsFile;
}

/** Every school, column by column; repeated words stand once in a list and are pointed at by position (-1: none). */
export interface SchoolIndexFile {
  urn: readonly string[];
  name: readonly string[];
  /** Place of a school in the lists, and names it has in other files and letters, as one text. */
  other_names: readonly (readonly [at: number, names: string])[];
  postcode: readonly (string | null)[];
  phases: readonly string[];
  phase: readonly number[];
  authorities: readonly string[];
  authority: readonly number[];
}

/** One grade of an inspection, on its own scale; `label` is the area's, `grade_label` the word of the day. */
export interface PublishedGrade {
  area: string;
  label: string;
  scale: string;
  grade: string | null;
  grade_label: string | null;
  /** ISO date. */
  graded_on: string | null;
}

/** An inspection or a letter; what is not known is left out. Dates are ISO. */
export interface PublishedEvent {
  what: "inspection" | "document";
  date?: string;
  event?: string;
  event_label?: string;
  framework?: string;
  outcome?: string;
  /** The category of concern in words; left out where there was none. */
  concern_label?: string;
  relates_to?: string;
  urn_at_time?: string;
  document_id?: string;
  document_kind?: string;
  title?: string;
  url?: string;
  /** Of a letter that came as a file: where a page lists the number in its name. The bytes did not come from there. */
  listed_url?: string;
  source?: string;
  as_at?: string;
  grades: readonly PublishedGrade[];
  /** Of a letter: the themes it raises, by label, and what it says of each; left out where it raises none. */
  themes?: readonly (readonly [label: string, says: ThemeSays])[];
}

/** What a letter's sentences on a theme state. */
export type ThemeSays = "strength" | "concern" | "both" | "neither";

/** A school and its latest graded outcome; what is not known is left out. */
export interface PublishedSchool {
  urn: string;
  name?: string;
  /** Names it has in other files and in letters, newest first, parted by semicolons. */
  other_names?: string;
  phase?: string;
  school_type?: string;
  local_authority?: string;
  region?: string;
  constituency?: string;
  postcode?: string;
  trust?: string;
  close_date?: string;
  predecessor_urn?: string;
  scale?: string;
  grade?: string;
  grade_label?: string;
  graded_on?: string;
  grade_from?: string;
  as_at?: string;
}

/** One school with its events, oldest first. */
export interface SchoolFile {
  school: PublishedSchool;
  events: readonly PublishedEvent[];
  /** Reports that Ofsted's page of it lists and no event tells of, oldest first; left out where there are none. */
  untold?: readonly UntoldReport[];
}

/** A report that is not held, and whose inspection no file tells of. Dates are ISO; what is not known is left out. */
export interface UntoldReport {
  /** Day of what it is about. */
  date?: string;
  published?: string;
  /** As Ofsted words it: "Short inspection". */
  type: string;
  url: string;
  /** When the page that lists it was read. */
  listed_at?: string;
}

/** A part of all schools: by URN. */
export type SchoolShard = Readonly<Record<string, SchoolFile>>;

/** URNs of the fictional sample begin here; real ones have not reached 200000. */
export const FIRST_SAMPLE_URN = 900_001;

/**
 * The part a school is in, one of 256, as two hex digits: FNV-1a over the URN's characters, folded to 8 bits, so that page and
 * publisher find the same file without a directory of 22,000 names.
 */
export function shardOf(urn: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < urn.length; index += 1) {
    hash ^= urn.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  const folded = (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
  return folded.toString(16).padStart(2, "0");
}
