import type { PublishedEvent, PublishedGrade } from "../../pipeline/publish/published.ts";

/** Something that happened to a school, as its page tells it. */
export interface SchoolEvent {
  /** ISO date; null where no source states it. */
  date: string | null;
  what: "inspection" | "document";
  event: string;
  framework: string | null;
  grades: readonly PublishedGrade[];
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

/** Turns what is published of a school's events into what its page tells, oldest first; undated ones come last. */
export function schoolEvents(published: readonly PublishedEvent[]): SchoolEvent[] {
  return published
    .map((event): SchoolEvent => {
      const code = event.what === "document" ? event.document_kind : event.event;
      return {
        date: event.date ?? null,
        what: event.what,
        event: code ?? "other",
        framework: event.framework ?? null,
        grades: event.grades,
        outcome: event.outcome ?? null,
        concern: event.category_of_concern ?? null,
        ofPredecessor: event.relates_to === "predecessor",
        urnAtTime: event.urn_at_time ?? null,
        title: event.title ?? null,
        url: event.url ?? null,
        source: event.source ?? null,
        asAt: event.as_at ?? null,
      };
    })
    .sort((a, b) => {
      const [first, second] = [a.date ?? "9999", b.date ?? "9999"];
      return first < second ? -1 : first > second ? 1 : 0;
    });
}

/** The link of an event when it is one to follow: letters come from outside, so only https is taken. */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).protocol === "https:" ? url : null;
}
