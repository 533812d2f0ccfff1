/** What an archived object is, told from its bytes. */
export type SourceKind =
  "mi" | "gias_register" | "gias_links" | "provider_page" | "search_page" | "document" | "govuk_listing";

/** One value, row or file that was not taken, and why. `row` counts from 1 in the file, title rows included. */
export interface Refusal {
  scope: "file" | "row" | "cell";
  row: number | null;
  column: string | null;
  value: string | null;
  reason: string;
}

/** A cell as it is loaded: trimmed text, or null where the source says "none" or "not known". */
export type Cell = string | null;

/** Rows for one table of the schema `raw`; each row has one cell for each name in `columns`. */
export interface RawRows {
  table:
    | "mi_latest"
    | "mi_inspection"
    | "gias_school"
    | "gias_link"
    | "provider"
    | "publication"
    | "search_result";
  columns: readonly string[];
  rows: Iterable<readonly Cell[]>;
}

/** What a parser of tables or pages gives back for one archived object. */
export interface ParsedTables {
  kind: Exclude<SourceKind, "document" | "govuk_listing">;
  /** For people: "MI latest inspections, report cards with date of grade". */
  label: string;
  /** The day the figures stand for, ISO date, from title or name; null where the source has none. */
  asAt: string | null;
  /** Rows of data met in the source, refused ones included. */
  rowsRead: number;
  tables: readonly RawRows[];
  refusals: readonly Refusal[];
}

/** Thrown when nothing of a file may be used. `reasons` name columns, rows or places and say what to do. */
export class RefusedFile extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join("; "));
    this.name = "RefusedFile";
    this.reasons = reasons;
  }
}

/** The kinds of letter and report told apart; `other` keeps what is none of them. */
export const DOCUMENT_KINDS = [
  "interim_visit_letter",
  "monitoring_letter",
  "ungraded_report",
  "graded_report",
  "report_card",
  "la_focused_visit_letter",
  "area_send_report",
  "conversion_letter",
  "other",
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** One sentence of a document. Over a page break `pageEnd` is the page it ends on. */
export interface ParsedSentence {
  /** 1, 2, 3 … in reading order. */
  ordinal: number;
  page: number;
  pageEnd: number;
  paragraph: number;
  /** The heading it stands under, null before the first. */
  section: string | null;
  text: string;
}

/** What is read off one PDF. Dates are ISO; null means not stated in the text. */
export interface ParsedDocument {
  kind: DocumentKind;
  title: string | null;
  schoolName: string | null;
  /** URN printed in the text, null where there is none. */
  urn: string | null;
  eventStart: string | null;
  eventEnd: string | null;
  letterDate: string | null;
  publicationDate: string | null;
  delivery: "on_site" | "remote" | null;
  leadInspectorRole: string | null;
  /** Who was met, as roles ("headteacher", "chair of governors"), never names. */
  rolesMet: readonly string[];
  /** What the text says the visit was: e.g. "not an inspection", "became section 5". Null where it says nothing. */
  inspectionStatus: string | null;
  /** Codes of outcome phrases found ("remains_good", "effective_action" …). */
  outcomePhrases: readonly string[];
  /** Text of each page as stored, in order; every sentence is an exact substring of it. */
  pages: readonly string[];
  sentences: readonly ParsedSentence[];
  /** True where the PDF holds no text at all (a scan): kept, marked, no sentences. */
  noText: boolean;
}

/** The day a document is of, as its text tells it: its own date, else that of what it is about, else of its publication. */
export function dayOf({
  letterDate,
  eventEnd,
  eventStart,
  publicationDate,
}: Pick<ParsedDocument, "letterDate" | "eventEnd" | "eventStart" | "publicationDate">): string | null {
  return letterDate ?? eventEnd ?? eventStart ?? publicationDate;
}
