import { addDays } from "../calendar.ts";
import type { Inspection } from "../inspection.ts";
import type { Inspectorate } from "../inspectorate.ts";

/** A fact on which one file of the sample differs from all others, on purpose: corrections happen in real files. */
export interface Disagreement {
  urn: number;
  inspectionNumber: number;
  layout: string;
  field: "start_date" | "overall_effectiveness";
  /** What that file says, and what all others say. Dates are ISO dates. */
  stated: string;
  elsewhere: string;
}

/** The layouts that carry corrections: the first is a day off, the others give a grade later corrected. */
const DATE_OFF = "latest-2019-12";
const GRADE_OFF = "history-2015-2019";
const RELEASE_OFF = "latest-2026-02-28";

/** About one in sixty of the graded inspections that both kinds of file show. */
function isChosen(event: Inspection, remainder: number): boolean {
  return event.kind === "graded" && event.number % 61 === remainder;
}

function dateIsOff(event: Inspection): boolean {
  return isChosen(event, 3) && event.start >= "2012-09-01" && event.publication <= "2019-12-31";
}

function gradeIsOff(event: Inspection): boolean {
  return isChosen(event, 5) && event.start >= "2015-09-01" && event.start <= "2019-08-31";
}

/** One in seventeen of those that the release of February 2026 shows: the release after it silently puts them right. */
function releaseIsOff(event: Inspection): boolean {
  return (
    event.kind === "graded" &&
    event.overallPublished &&
    event.number % 17 === 7 &&
    event.start >= "2019-09-01" &&
    event.publication <= "2026-02-28"
  );
}

function otherGrade(grade: number): number {
  return grade === 1 ? 2 : grade - 1;
}

/** The event as the named layout tells it: unchanged except for the few deliberate disagreements. */
export function corrected(event: Inspection, layout: string): Inspection {
  if (layout === DATE_OFF && dateIsOff(event)) return { ...event, start: addDays(event.start, 1) };
  const gradeOff =
    (layout === GRADE_OFF && gradeIsOff(event)) || (layout === RELEASE_OFF && releaseIsOff(event));
  if (gradeOff && event.overall !== null) return { ...event, overall: otherGrade(event.overall) };
  return event;
}

/** The list of them, so that a reader can tell a fault in a program from a fault in the data. */
export function disagreements(inspectorate: Inspectorate): Disagreement[] {
  const found: Disagreement[] = [];
  for (const { events } of inspectorate.histories) {
    // The latest-inspections file shows the two newest graded inspections only, and only of schools still open.
    for (const event of events) {
      const key = { urn: event.urn, inspectionNumber: event.number };
      if (dateIsOff(event)) {
        const stated = addDays(event.start, 1);
        found.push({ ...key, layout: DATE_OFF, field: "start_date", stated, elsewhere: event.start });
      }
      const gradesOff = [
        ...(gradeIsOff(event) ? [GRADE_OFF] : []),
        ...(releaseIsOff(event) ? [RELEASE_OFF] : []),
      ];
      for (const layout of event.overall === null ? [] : gradesOff) {
        const stated = String(otherGrade(event.overall ?? 0));
        const elsewhere = String(event.overall);
        found.push({ ...key, layout, field: "overall_effectiveness", stated, elsewhere });
      }
    }
  }
  return found;
}
