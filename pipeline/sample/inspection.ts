/** The areas judged from September 2019, by their names in management information. */
export interface Judgements {
  quality: number;
  behaviour: number;
  personal: number;
  leadership: number;
  earlyYears: number;
  sixthForm: number;
}

export const REPORT_CARD_AREAS = [
  "Inclusion",
  "Curriculum and teaching",
  "Achievement",
  "Attendance and behaviour",
  "Personal development and wellbeing",
  "Early years",
  "Post-16 provision",
  "Leadership and governance",
] as const;
export type ReportCardArea = (typeof REPORT_CARD_AREAS)[number];

export const REPORT_CARD_GRADES = [
  "Urgent improvement",
  "Needs attention",
  "Expected standard",
  "Strong standard",
  "Exceptional",
] as const;
export type ReportCardGrade = (typeof REPORT_CARD_GRADES)[number] | "Not applicable";

export interface ReportCard {
  safeguarding: "Met" | "Not met";
  grades: Readonly<Record<ReportCardArea, ReportCardGrade>>;
}

export type EventKind =
  "graded" | "report_card" | "short" | "ungraded" | "monitoring" | "urgent" | "interim_visit" | "conversion";

/** One event in a school's history. Dates are ISO dates; grades 1–4, 9 not applicable, 0 no judgement made. */
export interface Inspection {
  /** Ofsted's number for the event; unique in the country. */
  number: number;
  /** The URN the school had on the day. */
  urn: number;
  kind: EventKind;
  start: string;
  end: string;
  publication: string;
  type: string;
  grouping: string;
  eventGrouping: string;
  /** The inspectors' overall view; published as a grade only where `overallPublished`. */
  overall: number | null;
  overallPublished: boolean;
  judgements: Judgements | null;
  safeguarding: boolean | null;
  category: "" | "SM" | "SWK" | "RSI";
  /** The outcome in words of a short, ungraded or monitoring inspection. */
  outcome: string | null;
  /** An event under section 8 that became a graded inspection. */
  converted: boolean;
  reportCard: ReportCard | null;
  /** The latest overall grade before, of this URN or its predecessor. */
  prior: number | null;
  delivery: "on_site" | "remote";
}

/** An event that tells no grade and no outcome. */
export const NOTHING_JUDGED = {
  overall: null,
  overallPublished: false,
  judgements: null,
  safeguarding: null,
  category: "",
  outcome: null,
  converted: false,
  reportCard: null,
} as const satisfies Partial<Inspection>;

export const GRADE_WORDS: readonly string[] = [
  "",
  "Outstanding",
  "Good",
  "Requires improvement",
  "Inadequate",
];

/** The word for a grade on the day: 3 was satisfactory until August 2012. */
export function gradeWord(grade: number, day: string): string {
  return grade === 3 && day < "2012-09-01" ? "Satisfactory" : (GRADE_WORDS[grade] ?? "");
}
