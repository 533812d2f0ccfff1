import type { PublishedEvent, PublishedGrade, ThemeSays } from "../../pipeline/publish/published.ts";
import { KIND_LABELS } from "../evidence/vocabulary.ts";

/** Something that happened to a school, as its page tells it. */
export interface SchoolEvent {
  /** ISO date; null where no source states it. */
  date: string | null;
  what: "inspection" | "document";
  /** Code of the event or the kind of document. */
  event: string;
  /** The same in words. */
  words: string;
  framework: string | null;
  grades: readonly PublishedGrade[];
  outcome: string | null;
  /** Category of concern, in words; null where the school was put into none. */
  concern: string | null;
  /** True where it happened to the school this one replaced. */
  ofPredecessor: boolean;
  urnAtTime: string | null;
  title: string | null;
  url: string | null;
  /** Where a page lists the number in the name of the file that a letter came as. */
  listedUrl: string | null;
  source: string | null;
  /** The day the source stands for, ISO. */
  asAt: string | null;
  /** Of a letter: the themes it raises and what it says of each. */
  themes: readonly (readonly [label: string, says: ThemeSays])[];
}

/** A kind of document in the words of the field: "interim_visit_letter" → "Interim visit letter". */
export function documentWords(kind: string): string {
  return KIND_LABELS[kind] ?? sentenceCase(kind);
}

function sentenceCase(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Turns what is published of a school's events into what its page tells, oldest first; undated ones come last. */
export function schoolEvents(published: readonly PublishedEvent[]): SchoolEvent[] {
  return published
    .map((event): SchoolEvent => {
      const code = (event.what === "document" ? event.document_kind : event.event) ?? "other";
      const label =
        event.what === "document" ? documentWords(code) : (event.event_label ?? sentenceCase(code));
      // Since November 2025 that is what a graded inspection ends in, and what people call it.
      const isReportCard = event.grades.some(({ scale }) => scale === "report_card");
      const words = isReportCard ? `${label}: report card` : label;
      return {
        date: event.date ?? null,
        what: event.what,
        event: code,
        words,
        framework: event.framework ?? null,
        grades: event.grades,
        outcome: event.outcome ?? null,
        concern: event.concern_label ?? null,
        ofPredecessor: event.relates_to === "predecessor",
        urnAtTime: event.urn_at_time ?? null,
        title: event.title ?? null,
        url: event.url ?? null,
        listedUrl: event.listed_url ?? null,
        source: event.source ?? null,
        asAt: event.as_at ?? null,
        themes: event.themes ?? [],
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
