/** The files of what changed, as the pages read them. Days and moments are ISO, in UTC. */

/** What a change can be, in the order pages list them. */
export const CHANGE_KINDS = [
  "letter",
  "outcome",
  "grade_change",
  "corrected",
  "withdrawn",
  "restored",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Kinds in words. */
export const CHANGE_LABELS: Readonly<Record<ChangeKind, string>> = {
  letter: "New letter",
  outcome: "New outcome",
  grade_change: "Change of grade",
  corrected: "Corrected",
  withdrawn: "Withdrawn",
  restored: "Offered again",
};

/** Changes by kind. */
export interface ChangeCounts {
  letters: number;
  outcomes: number;
  grade_changes: number;
  corrected: number;
  withdrawn: number;
  restored: number;
}

/** `changes.json`: what the landing page says. */
export interface HomeChanges {
  /** Day of the newest refresh, and of the one before; null where there was none. */
  as_at: string | null;
  since: string | null;
  /** What the newest refresh brought. */
  counts: Omit<ChangeCounts, "restored">;
  /** The newest changes, whichever refresh brought them. */
  newest: readonly {
    date: string;
    kind: ChangeKind;
    urn: string | null;
    school: string | null;
    words: string;
    /** A page of this site, or the letter where it is of no school. */
    href: string;
  }[];
}

/** One refresh: everything that came with less than six hours in between. */
export interface PublishedRefresh {
  date: string;
  started_at: string;
  objects: number;
  /** The newest day its management information stands for. */
  mi_as_at: string | null;
  counts: ChangeCounts;
  /** What the first refresh of a kind brought: the base that changes are told from. */
  first: { letters: number; outcomes: number };
  /** What came late: published long before what was known. */
  older: { letters: number; outcomes: number };
}

/** `changes/index.json` */
export interface ChangesIndex {
  /** Oldest first. */
  refreshes: readonly PublishedRefresh[];
  /** Months with changes ("2026-11"): each has a file `changes/<month>.json` of `PublishedChange`, newest first. */
  months: readonly string[];
  authorities: readonly string[];
  themes: readonly { id: string; label: string }[];
}

/** One change; what is not known is null. */
export interface PublishedChange {
  /** The same from build to build. */
  id: string;
  kind: ChangeKind;
  /** Day of the refresh that brought it. */
  date: string;
  seen_at: string;
  urn: string | null;
  school: string | null;
  phase: string | null;
  authority: string | null;
  document_kind: string | null;
  themes: readonly string[];
  words: string;
  /** The file or letter that tells it, and its row. */
  source: string | null;
  row: number | null;
  /** The one that told it otherwise. */
  older_source: string | null;
  older_row: number | null;
  /** The letter, or the file, at its source. */
  url: string | null;
}

/** Where a fact stands: file, row, the day the file stands for. */
interface Told {
  as_at: string;
  file: string | null;
  row: number | null;
  url: string | null;
}

/** One fact that a newer release tells otherwise. */
export interface PublishedRevision {
  urn: string;
  school: string | null;
  authority: string | null;
  record: "inspection" | "school";
  /** First day of the inspection; null for a fact of the school. */
  of: string | null;
  what: string;
  label: string;
  from: string | null;
  /** Null where the newer file tells the inspection no more. */
  to: string | null;
  seen_on: string;
  older: Told;
  newer: Told;
}

/** `changes/revisions.json` */
export interface RevisionsFile {
  in_all: number;
  newest: readonly PublishedRevision[];
}
