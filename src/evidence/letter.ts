/** What is known of a letter or report that passages are taken from. Dates and moments are ISO. */
export interface Letter {
  document_id: string;
  kind: string;
  title: string;
  /** Null for letters that are on no school. */
  urn: string | null;
  school: string | null;
  /** Ofsted's own phase; "Not a school" for letters to local authorities, "Unknown" where no file tells. */
  phase: string;
  /** As at the event: "1" to "4", or why there is none ("none", "not_judged", "report_card", "not_a_school" …). */
  prior_grade: string;
  prior_grade_date: string | null;
  /** "own" or "predecessor". */
  prior_grade_from: string | null;
  region: string | null;
  authority: string | null;
  constituency: string | null;
  delivery: string | null;
  /** Day of the event; where that is not known, of the letter, else of its publication. */
  date: string | null;
  /** Null where it was imported as a file: nothing here knows from where. */
  url: string | null;
  /** Of a letter without an address: the name of the file it was imported from. */
  file_name: string | null;
  /**
   * Of such a letter: where an archived page of its school lists the number in the file's name. That rests on the name
   * alone: the bytes did not come from there, and were not compared with what is there.
   */
  listed_url: string | null;
  /** The page that lists it: its address, or the name of the file the page came as. */
  listed_by: string | null;
  /** When that page came into the archive. */
  listed_at: string | null;
  /** Of that page. */
  listed_sha256: string | null;
  retrieved_at: string | null;
  sha256: string;
  pages: number;
  /** What was seen when the source no longer offered it as it is here; null where it stands. */
  withdrawn: string | null;
}

/** A theme that a sentence carries, with the piece of it a rule found: characters (code points) from `start` up to `end`. */
export interface Tag {
  theme: string;
  rule: string;
  start: number;
  end: number;
}

export interface Sentence {
  /** Its place in the letter, from 1. */
  ordinal: number;
  page: number;
  /** The page it ends on. */
  page_end: number;
  /** An exact piece of the page's text; over a page break, of the two pages joined with a space. */
  text: string;
  /** Sentences that stand in every letter of a kind are shown around a passage, and are never one. */
  is_template: boolean;
  stance: string | null;
  tags: readonly Tag[];
}

/** The sentences of one paragraph, in order. */
export interface Paragraph {
  document_id: string;
  paragraph: number;
  section: string | null;
  sentences: readonly Sentence[];
}

/** "0123456789abcdef:12", as in core.sentence. */
export function sentenceId(documentId: string, sentence: Sentence): string {
  return `${documentId}:${sentence.ordinal}`;
}

/** The document of a sentence, from its id. */
export function documentOf(id: string): string {
  return id.split(":", 1)[0] ?? "";
}

/** Letters in the order evidence is given: by day, those without one last; on one day by document. */
export function inOrder(letters: readonly Letter[]): Letter[] {
  return [...letters].sort(
    (a, b) => compare(a.date ?? "9999", b.date ?? "9999") || compare(a.document_id, b.document_id),
  );
}

/** By code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
