/** Visits of autumn 2020 to schools of one phase group and prior grade; null where nobody counts them. */
export interface VisitCell {
  phase: string;
  /** "1" to "4" or "none". */
  prior_grade: string;
  /** Letters at hand. */
  letters: number;
  /** All schools of that phase and grade on 31 August 2020. */
  schools: number | null;
  /** Visits in Ofsted's two briefings. */
  published: number | null;
}

export interface VisitsFile {
  cells: readonly VisitCell[];
  /** Letters at hand by the Monday of the week of the visit, ISO, and how it was made. */
  weeks: readonly { week: string; delivery: string; letters: number }[];
  /** Ofsted's briefings, by their first day: the days they cover, ISO, and the visits they count. */
  briefings: readonly { name: string; from: string; to: string; visits: number }[];
}
