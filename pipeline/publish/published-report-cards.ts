/** Grades of report cards in one area and phase: how many cards had each grade, by its code. */
export interface ReportCardCell {
  phase: string;
  area: string;
  label: string;
  /** "report_card", or "met_not_met" for safeguarding. */
  scale: string;
  counts: Readonly<Record<string, number>>;
}

export interface ReportCardsFile {
  /** By phase ("All" too) and area, areas in the report card's order. */
  cells: readonly ReportCardCell[];
  /** Report cards of each phase. */
  cards: Readonly<Record<string, number>>;
  /** Report cards by phase and category of concern, in words ("None" too); null where no file says. */
  concerns: readonly { phase: string; concern: string | null; report_cards: number }[];
  /** Every two areas, in the report card's order: how many cards have the first grade in one and the second in the other. */
  pairs: readonly {
    phase: string;
    area: string;
    other: string;
    counts: readonly (readonly [grade: string, other: string, reportCards: number])[];
  }[];
  /** Grades of report cards that are not all of one day: a part was graded again. Dates are ISO. */
  regraded: readonly {
    urn: string;
    name: string | null;
    phase: string;
    area: string;
    grade: string | null;
    graded_on: string | null;
    /** The earliest day among the card's grades. */
    first: string;
  }[];
  /** First and last day on which an inspection with a report card began, ISO. */
  from: string | null;
  to: string | null;
}
