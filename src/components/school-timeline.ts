import type { PublishedGrade } from "../../pipeline/publish/published.ts";
import { element } from "./element.ts";
import { FOUR_POINT, gradeStyle, REPORT_CARD } from "./grade-scale.ts";
import { safeLink, type SchoolEvent } from "./school-events.ts";
import { dayWords } from "./wording.ts";

const SCALES: Readonly<Record<string, typeof FOUR_POINT>> = {
  four_point: FOUR_POINT,
  report_card: REPORT_CARD,
};

/** A school's events as a list, newest first: each with its grades, its source and the day that source stands for. */
export function schoolTimeline(events: readonly SchoolEvent[]): HTMLElement {
  return element("ol", { class: "events", reversed: true }, ...[...events].reverse().map(eventItem));
}

function eventItem(event: SchoolEvent): HTMLElement {
  const link = safeLink(event.url);
  const title = event.title ?? "the document";
  return element(
    "li",
    {},
    event.date === null
      ? element("span", {}, "Date not stated")
      : element("time", { datetime: event.date }, dayWords(event.date)),
    element(
      "div",
      { class: event.ofPredecessor ? "predecessor" : null },
      element("h3", {}, event.words),
      event.ofPredecessor
        ? element(
            "p",
            {},
            `At the predecessor school${event.urnAtTime === null ? "" : `, URN ${event.urnAtTime}`}: not this school’s own.`,
          )
        : null,
      event.grades.length === 0
        ? null
        : element("ul", { class: "grades" }, ...event.grades.map((given) => gradeItem(given, event.date))),
      event.outcome === null ? null : element("p", {}, event.outcome),
      event.concern === null ? null : element("p", {}, `Category of concern: ${event.concern}`),
      event.what === "document"
        ? element(
            "p",
            {},
            link === null ? title : element("a", { href: link, rel: "noopener noreferrer" }, title),
          )
        : null,
      event.themes.length === 0
        ? null
        : element("p", {}, `Raises: ${event.themes.map(([label]) => label).join(", ")}.`),
      element("p", { class: "source" }, sourceWords(event), ...listedWords(event)),
    ),
  );
}

function gradeItem(given: PublishedGrade, inspected: string | null): HTMLElement {
  const style = gradeStyle(SCALES[given.scale] ?? [], given.grade ?? "");
  const on =
    given.graded_on === null || given.graded_on === inspected ? "" : `, ${dayWords(given.graded_on)}`;
  return element(
    "li",
    { class: "grade" },
    style === undefined
      ? null
      : element("b", { class: `grade-${style.grade}`, "aria-hidden": "true" }, style.mark),
    element("span", {}, `${given.label}: ${given.grade_label ?? "not known"}${on}`),
  );
}

function sourceWords(event: SchoolEvent): string {
  const asAt = event.asAt === null ? "" : `, as at ${dayWords(event.asAt)}`;
  return event.source === null && event.asAt === null
    ? "Source not stated"
    : `Source: ${event.source ?? "not named"}${asAt}`;
}

/** Of a letter that came as a file: the address where Ofsted's page lists its number, said apart from how it came. */
function listedWords({ listedUrl }: SchoolEvent): (HTMLElement | string)[] {
  const link = safeLink(listedUrl);
  return link === null
    ? []
    : [
        ". It came as that file; published at ",
        element("a", { href: link, rel: "noopener noreferrer" }, link),
        ", going by the number in its name (not compared)",
      ];
}
