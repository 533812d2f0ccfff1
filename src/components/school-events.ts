import type { PublishedRow } from "../../pipeline/publish/published.ts";

/** One grade of an inspection, on its own scale. */
export interface GivenGrade {
  area: string;
  scale: string;
  grade: string;
  label: string;
  /** ISO date, where it differs from the inspection's own. */
  gradedOn: string | null;
}

/** Something that happened to a school, as its page tells it. */
export interface SchoolEvent {
  /** ISO date; null where no source states it. */
  date: string | null;
  what: "inspection" | "document";
  event: string;
  framework: string | null;
  grades: readonly GivenGrade[];
  outcome: string | null;
  concern: string | null;
  /** True where it happened to the school this one replaced. */
  ofPredecessor: boolean;
  urnAtTime: string | null;
  title: string | null;
  url: string | null;
  source: string | null;
  /** The day the source stands for, ISO. */
  asAt: string | null;
}

const EVENTS: Readonly<Record<string, string>> = {
  graded: "Graded inspection",
  deemed_graded: "Section 8 inspection deemed graded",
  report_card: "Report card",
  ungraded: "Ungraded inspection",
  short: "Short inspection",
  monitoring: "Monitoring inspection",
  urgent: "Urgent inspection",
  interim_visit: "Interim visit",
  interim_visit_letter: "Interim visit letter",
  monitoring_letter: "Monitoring letter",
  ungraded_report: "Report of an ungraded inspection",
  graded_report: "Report of a graded inspection",
  la_focused_visit_letter: "Letter after a focused visit",
  area_send_report: "Area SEND report",
  conversion_letter: "Letter on conversion",
  other: "Other",
};

/** A code in the words of the field: "interim_visit" → "Interim visit". */
export function eventWords(event: string): string {
  const words = EVENTS[event] ?? event.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Turns published rows of `marts.school_timeline` into events, oldest first; undated ones come last. */
export function schoolEvents(rows: readonly PublishedRow[]): SchoolEvent[] {
  return rows
    .map((row): SchoolEvent => {
      const words = (name: string): string | null => {
        const value = row[name];
        return value === undefined || value === "" ? null : String(value);
      };
      return {
        date: words("date"),
        what: row["what"] === "document" ? "document" : "inspection",
        event: words("event") ?? "other",
        framework: words("framework"),
        grades: gradesOf(words),
        outcome: words("outcome"),
        concern: words("category_of_concern"),
        ofPredecessor: row["relates_to"] === "predecessor",
        urnAtTime: words("urn_at_time"),
        title: words("title"),
        url: words("url"),
        source: words("source"),
        asAt: words("as_at"),
      };
    })
    .sort((a, b) =>
      (a.date ?? "9999") < (b.date ?? "9999") ? -1 : (a.date ?? "9999") > (b.date ?? "9999") ? 1 : 0,
    );
}

/** The link of an event when it is one to follow: letters come from outside, so only https is taken. */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).protocol === "https:" ? url : null;
}

function gradesOf(words: (name: string) => string | null): GivenGrade[] {
  const grade = words("grade");
  if (grade === null) return [];
  return [
    {
      area: "overall_effectiveness",
      scale: words("scale") ?? "four_point",
      grade,
      label: words("grade_label") ?? grade,
      gradedOn: null,
    },
  ];
}
